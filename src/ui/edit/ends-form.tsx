import { useState } from 'react';
import type { Region } from '../../model/region';
import { ok } from '../../model/result';
import type { WaterGeometry } from '../../model/water-geometry';
import { useSay } from '../kit/use-say';
import { startDraft, useDraft } from './draft-store';
import { EditForm } from './edit-form';
import type { Field } from './field';

interface EndsFormProps {
  what: 'branch' | 'pipe';
  region: Region;
  geometry: readonly WaterGeometry[];
  onCancel(): void;
}

/** Both ends of a line or pipe, typed instead of clicked; its usual values follow from them. */
export function EndsForm({ what, geometry, onCancel }: EndsFormProps) {
  const say = useSay();
  const [row] = useState({ fromId: '', toId: '' });
  const wrong = useDraft((state) => state.wrong);
  const of = what === 'branch' ? ('bus' as const) : ('waterNode' as const);
  const fields: readonly Field[] = [
    { key: 'fromId', type: 'name', of, label: what === 'branch' ? 'field.fromBusId' : 'field.fromId' },
    { key: 'toId', type: 'name', of, label: what === 'branch' ? 'field.toBusId' : 'field.toId' },
  ];
  return (
    <EditForm
      label={say('edit.addTitle')}
      fields={fields}
      row={row}
      isNew
      apply={say('edit.next')}
      onApply={(values) => {
        startDraft(what, values, geometry);
        return ok([]);
      }}
      onDone={() => {}}
      onCancel={onCancel}
    >
      {wrong && (
        <p className="edit-problem" role="alert">
          {say(wrong)}
        </p>
      )}
    </EditForm>
  );
}
