import { useMemo } from 'react';
import { blankDraft } from '../../../commands/blank-draft';
import type { EditedKind } from '../../../model/edits/edited-kind';
import type { Region } from '../../../model/region';
import { useSay } from '../../kit/use-say';
import { useHeldGeometry } from '../../map/use-held';
import { DraftForm } from '../draft-form';
import { useDraft } from '../draft-store';
import { EndsForm } from '../ends-form';
import { sayKind } from '../item-name';

interface AddRowProps {
  kind: EditedKind;
  region: Region;
  onDone(): void;
}

/** The form for a new row, beside the table. A line is asked for its ends first, so that its usual values can be filled in. */
export function AddRow({ kind, region, onDone }: AddRowProps) {
  const say = useSay();
  const geometry = useHeldGeometry();
  const begun = useDraft((state) => state.draft);
  // a form that is being filled in is not begun anew by an edit elsewhere
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another kind begins it anew
  const blank = useMemo(() => blankDraft(kind, region, geometry), [kind]);
  const hasEnds = kind === 'branch' || kind === 'pipe';
  const draft = hasEnds ? begun : blank;
  const close = () => {
    useDraft.setState({ draft: undefined, wrong: undefined });
    onDone();
  };
  return (
    <section className="grid-add edit-block">
      <h3>
        {say('edit.add')} <span className="muted">{sayKind(kind, say)}</span>
      </h3>
      {hasEnds && !begun ? (
        <EndsForm what={kind} region={region} geometry={geometry} onCancel={close} />
      ) : draft ? (
        <DraftForm key={String(draft.row.id)} draft={draft} onAdded={close} onCancel={close} />
      ) : (
        <p className="muted">{say('edit.noNetworkNear')}</p>
      )}
    </section>
  );
}
