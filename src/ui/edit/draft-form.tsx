import { useRef, useState } from 'react';
import { addComponent, refOfDraft } from '../../commands/add-component';
import type { Draft } from '../../commands/draft-component';
import type { ComponentRef } from '../../model/ids';
import type { MessageId } from '../../words/catalogue';
import { useSay } from '../kit/use-say';
import { companionsOf } from './companions';
import { EditForm } from './edit-form';
import { fieldsWith } from './field';
import { fieldsOfKind } from './fields';

interface DraftFormProps {
  draft: Draft;
  /** Called with the component that has been added, where the map draws it. */
  onAdded(ref: ComponentRef | undefined): void;
  onCancel(): void;
}

/** The values of what is about to be added; those that are assumed say so, with their source. */
export function DraftForm({ draft, onAdded, onCancel }: DraftFormProps) {
  const say = useSay();
  const [row] = useState({ ...draft.row, networkId: draft.networkId });
  const added = useRef<Draft>(undefined);
  const apply = (values: Record<string, unknown>) => {
    const { networkId, ...rest } = { ...row, ...fieldsWith(row, values) };
    const made: Draft = { ...draft, row: rest, networkId: networkId as string | undefined };
    added.current = made;
    return addComponent(made);
  };
  return (
    <EditForm
      label={say('edit.addTitle')}
      fields={[...fieldsOfKind[draft.kind], ...companionsOf(draft.kind)]}
      row={row}
      isNew
      assumed={draft.assumed as Record<string, MessageId>}
      apply={say('edit.addIt')}
      onApply={apply}
      onDone={() => onAdded(added.current && refOfDraft(added.current))}
      onCancel={onCancel}
    />
  );
}
