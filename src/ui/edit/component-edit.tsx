import { Move, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { changeItems, idAfter } from '../../commands/change-item';
import { type EditedItem, isNetworkKind, itemOfRef, refOfItem } from '../../model/edits/edited-kind';
import type { ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { select, setTool } from '../../store/view';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';
import { EditForm } from './edit-form';
import { type Field, fieldsWith, fieldValue, type Row } from './field';
import { fieldsOfKind } from './fields';
import { sayKindOf, useItemName } from './item-name';
import { useItemRow } from './item-rows';
import { LengthOffer } from './length-offer';
import { askRemoval } from './removal-store';

/** Changing and removing the chosen component, in the inspector. */
export function ComponentEdit({ region, component }: { region: Region; component: ComponentRef }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const item = itemOfRef(component);
  if (!item) return null;
  if (isOpen) return <ChangeForm region={region} item={item} onClose={() => setOpen(false)} />;
  const canMove = fieldsOfKind[item.kind].some((it) => it.key === 'lonLat');
  return (
    <div className="panel-bar">
      <Button icon={<Pencil aria-hidden />} onClick={() => setOpen(true)}>
        {say('edit.change')}
      </Button>
      {canMove && (
        <Button icon={<Move aria-hidden />} onClick={() => setTool({ kind: 'move' })}>
          {say('edit.moveOnMap')}
        </Button>
      )}
      <Button look="quiet" icon={<Trash2 aria-hidden />} onClick={() => void askRemoval([item])}>
        {say('edit.remove')}
      </Button>
    </div>
  );
}

/** The ends of an element of a network are not changed: it is removed and added anew. */
function isChangeable(item: EditedItem, { key }: Field): boolean {
  return !isNetworkKind(item.kind) || (key !== 'fromId' && key !== 'toId');
}

interface ChangeFormProps {
  region: Region;
  item: EditedItem;
  onClose(): void;
}

function ChangeForm({ region, item, onClose }: ChangeFormProps) {
  const say = useSay();
  const itemName = useItemName();
  const row = useItemRow(region, item);
  const branch = item.kind === 'branch' ? findIn(region.grid.branches, item.id) : undefined;
  if (!row) return row === null ? null : <p className="muted">{say('edit.grid.reading')}</p>;
  const apply = async (values: Record<string, unknown>) => {
    const fields = fieldsWith(row, values);
    const label = { code: 'label.editChange', params: { name: itemName(item) } };
    const done = await changeItems([{ item, fields }], label);
    if (done.ok && idAfter(item, fields) !== item.id) followRename(item, fields, row);
    return done;
  };
  return (
    <section className="edit-block">
      <h3>
        {say('edit.changeTitle')} <span className="muted">{sayKindOf(item, say)}</span>
      </h3>
      <EditForm
        label={say('edit.changeTitle')}
        fields={fieldsOfKind[item.kind].filter((it) => isChangeable(item, it))}
        row={row}
        apply={say('edit.apply')}
        onApply={apply}
        onDone={onClose}
        offer={(textOf, fill) =>
          branch && <LengthOffer region={region} branch={branch} textOf={textOf} fill={fill} />
        }
        onCancel={onClose}
      >
        {region.origin && <p className="field-note">{say('edit.source', { origin: region.origin })}</p>}
      </EditForm>
    </section>
  );
}

/** The selection goes with the component to its new id. */
function followRename(item: EditedItem, fields: Record<string, unknown>, row: Row): void {
  const ref = refOfItem({ ...item, id: idAfter(item, fields) }, String(fieldValue(row, 'kind')));
  if (ref) select([ref]);
}
