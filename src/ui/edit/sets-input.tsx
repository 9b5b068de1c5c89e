import { Plus, X } from 'lucide-react';
import type { BackupSet } from '../../model/facility';
import { Button, IconButton } from '../kit/button';
import { NumberInput } from '../kit/fields';
import { useSay } from '../kit/use-say';

interface SetsInputProps {
  id: string;
  sets: readonly BackupSet[];
  onChange(sets: BackupSet[]): void;
}

/** A round set to start from; the user puts its own figures in. */
const usualSet = { ratedKw: 100, tankL: 400, fuelL: 400 };

/** The backup sets that belong to a site. */
export function SetsInput({ id, sets, onChange }: SetsInputProps) {
  const say = useSay();
  const change = (ix: number, fields: Partial<BackupSet>) =>
    onChange(sets.map((it, i) => (i === ix ? { ...it, ...fields } : it)));
  const add = () => {
    const taken = new Set(sets.map((it) => it.id));
    let n = sets.length + 1;
    while (taken.has(`set-${n}`)) n++;
    onChange([...sets, { id: `set-${n}`, ...usualSet }]);
  };
  const figures = [
    ['ratedKw', 'edit.sets.kw', 0.1],
    ['tankL', 'edit.sets.tank', 0],
    ['fuelL', 'edit.sets.fuel', 0],
  ] as const;
  return (
    <div className="edit-sets" id={id}>
      {sets.length === 0 && <p className="field-note">{say('edit.sets.none')}</p>}
      {sets.map((set, ix) => (
        <div key={set.id} className="edit-set">
          {figures.map(([field, label, min]) => (
            <span key={field} className="edit-set-figure">
              <span className="muted">{say(label)}</span>
              <NumberInput
                label={`${say(label)}, ${set.id}`}
                value={set[field]}
                min={min}
                onCommit={(value) => value !== undefined && change(ix, { [field]: value })}
              />
            </span>
          ))}
          <IconButton
            label={say('edit.sets.remove', { id: set.id })}
            icon={<X aria-hidden />}
            onClick={() => onChange(sets.filter((_, i) => i !== ix))}
          />
        </div>
      ))}
      <Button icon={<Plus aria-hidden />} onClick={add}>
        {say('edit.sets.add')}
      </Button>
    </div>
  );
}
