import { Ruler } from 'lucide-react';
import { type BranchByLength, rescaledBranch } from '../../model/edits/rescaled-branch';
import type { Branch } from '../../model/grid';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';

interface LengthOfferProps {
  region: Region;
  branch: Branch;
  /** The text of a field as it stands in the form. */
  textOf(key: string): string;
  fill(values: BranchByLength): void;
}

/** While the ends of a line are being changed: its length by the new route, and what grows with it, to be taken over. */
export function LengthOffer({ region, branch, textOf, fill }: LengthOfferProps) {
  const say = useSay();
  const ends = { fromBusId: textOf('fromBusId'), toBusId: textOf('toBusId') };
  if (ends.fromBusId === branch.fromBusId && ends.toBusId === branch.toBusId) return null;
  const busOf = (id: string) => findIn(region.grid.buses, id);
  // An id that is still being typed names nothing yet.
  if (!busOf(ends.fromBusId) || !busOf(ends.toBusId)) return null;
  const values = rescaledBranch(branch, ends, busOf);
  if (!values) return <p className="field-note">{say('edit.length.none')}</p>;
  const isTaken = Object.entries(values).every(([key, value]) => Number(textOf(key)) === value);
  if (isTaken) return null;
  return (
    <div className="edit-offer" role="status">
      <p>
        {say('edit.length.offer', {
          length: values.lengthKm ?? 'none',
          reactance: values.reactancePu ?? 0,
          before: branch.reactancePu,
        })}
      </p>
      <Button icon={<Ruler aria-hidden />} onClick={() => fill(values)}>
        {say('edit.length.take')}
      </Button>
    </div>
  );
}
