import './grid.css';
import { Download, Plus, Trash2 } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import {
  type EditedItem,
  type EditedKind,
  editedKinds,
  isNetworkKind,
} from '../../../model/edits/edited-kind';
import type { Region } from '../../../model/region';
import { projectOfState, useProject } from '../../../store/project';
import { Button, IconButton } from '../../kit/button';
import { Modal } from '../../kit/dialog';
import { SelectInput } from '../../kit/fields';
import { SearchInput } from '../../kit/search-input';
import { useSay } from '../../kit/use-say';
import { type Field, fieldValue } from '../field';
import { fieldsOfKind } from '../fields';
import { type ItemRow, useItemRows } from '../item-rows';
import { askRemoval } from '../removal-store';
import { AddRow } from './add-row';
import { exportGrid } from './export-grid';
import { closeGrid, showGrid } from './grid-store';
import { type GridSort, GridTable } from './grid-table';
import { useGridEdits } from './use-grid-edits';

const noRows: readonly ItemRow[] = [];
const networkField: Field = { key: 'networkId', type: 'text', label: 'edit.grid.network', sorts: true };

/** Ends of links of a network are not changed: the link is removed and added anew. */
function isEditable(kind: EditedKind, { key }: Field): boolean {
  return key !== 'networkId' && !(isNetworkKind(kind) && (key === 'fromId' || key === 'toId'));
}

/** Every component of a kind in a table whose cells are edited in place. */
export function EditGrid({ kind }: { kind: EditedKind }) {
  const say = useSay();
  return (
    <Modal
      open
      wide
      className="grid-dialog"
      onOpenChange={(open) => !open && closeGrid()}
      title={say('edit.grid.title')}
    >
      <KindGrid key={kind} kind={kind} />
    </Modal>
  );
}

function KindGrid({ kind }: { kind: EditedKind }) {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  return region ? <OpenGrid kind={kind} region={region} /> : <p>{say('edit.grid.noRows')}</p>;
}

function OpenGrid({ kind, region }: { kind: EditedKind; region: Region }) {
  const say = useSay();
  const rows = useItemRows(region, kind);
  const fields = useMemo(() => {
    const shown = fieldsOfKind[kind].filter((it) => !it.formOnly);
    return isNetworkKind(kind) ? [shown[0], networkField, ...shown.slice(1)] : shown;
  }, [kind]);
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<GridSort>({ key: fields[0].key, down: false });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<ItemRow>();
  const [isAdding, setAdding] = useState(false);
  const [note, setNote] = useState('');
  const { bad, take, drop } = useGridEdits();
  const wanted = useDeferredValue(query.trim().toLocaleLowerCase('uk'));
  const shown = useMemo(() => arrange(rows ?? noRows, wanted, sort), [rows, wanted, sort]);
  useEffect(() => {
    const there = new Set((rows ?? noRows).map((it) => it.item.id));
    setPicked((before) => new Set([...before].filter((id) => there.has(id))));
  }, [rows]);

  const chosen: EditedItem[] =
    picked.size > 0
      ? shown.filter((it) => picked.has(it.item.id)).map((it) => it.item)
      : active
        ? [active.item]
        : [];
  return (
    <>
      <div className="grid-tools">
        <SelectInput<EditedKind>
          label={say('edit.grid.kind')}
          value={kind}
          options={kindsOf(region).map((it) => [it, say(`edit.kind.${it}`)] as const)}
          onChoose={showGrid}
        />
        <SearchInput label={say('edit.grid.find')} value={query} onChange={setQuery} />
        <Button icon={<Plus aria-hidden />} aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {say('edit.grid.add')}
        </Button>
        <Button
          icon={<Trash2 aria-hidden />}
          disabled={chosen.length === 0}
          onClick={() => void askRemoval(chosen)}
        >
          {say('edit.grid.remove', { count: chosen.length })}
        </Button>
        <IconButton
          label={say('edit.grid.csvTip')}
          icon={<Download />}
          disabled={shown.length === 0}
          onClick={() => void exportGrid(kind, fields, shown, say)}
        />
      </div>
      <div className="grid-status">
        <span>{say('edit.grid.rows', { count: shown.length })}</span>
        <span>{say('edit.grid.hint')}</span>
        <span role="status">{note}</span>
        {bad.size > 0 && (
          <span role="alert" className="edit-problem">
            {say('edit.grid.badFirst', { ...[...bad.values()][0] })}{' '}
            {say('edit.grid.badCount', { count: bad.size })}
          </span>
        )}
      </div>
      <div className="grid-main" data-adding={isAdding ? '' : undefined}>
        {rows === undefined ? (
          <p className="muted">{say('edit.grid.reading')}</p>
        ) : shown.length === 0 ? (
          <p className="table-empty">
            {wanted === '' ? say('edit.grid.noRows') : say('edit.grid.noneFound', { text: query })}
          </p>
        ) : (
          <GridTable
            caption={say('edit.grid.title')}
            rows={shown}
            fields={fields}
            isEditable={(field) => isEditable(kind, field)}
            bad={bad}
            sort={sort}
            picked={picked}
            onSort={(key) => setSort({ key, down: sort.key === key && !sort.down })}
            onPick={(id, isPicked) =>
              setPicked((before) => {
                const next = new Set(before);
                if (isPicked) next.add(id);
                else next.delete(id);
                return next;
              })
            }
            onEdits={(edits, missingRows) => {
              void take(edits).then((count) => {
                const pasted = edits.length > 1 ? say('edit.grid.pasted', { count }) : '';
                const missing = missingRows > 0 ? say('edit.grid.noRoom', { count: missingRows }) : '';
                setNote(`${pasted} ${missing}`.trim());
              });
            }}
            onGiveUp={drop}
            onActive={setActive}
          />
        )}
        {isAdding && <AddRow kind={kind} region={region} onDone={() => setAdding(false)} />}
      </div>
    </>
  );
}

/** Kinds that make sense in a region: elements of networks only where there are networks. */
function kindsOf(region: Region): EditedKind[] {
  return editedKinds.filter((it) => !isNetworkKind(it) || region.waterNetworks.length > 0);
}

const collator = new Intl.Collator(['en', 'uk'], { numeric: true });

function arrange(rows: readonly ItemRow[], wanted: string, sort: GridSort): readonly ItemRow[] {
  const found =
    wanted === ''
      ? rows
      : rows.filter(({ item, row }) =>
          `${item.id}\n${row.name ?? ''}\n${row.nameUk ?? ''}`.toLocaleLowerCase('uk').includes(wanted),
        );
  const sign = sort.down ? -1 : 1;
  return [...found].sort((a, b) => {
    const [x, y] = [fieldValue(a.row, sort.key), fieldValue(b.row, sort.key)];
    const order =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : collator.compare(String(x ?? ''), String(y ?? ''));
    return sign * (order === 0 ? collator.compare(a.item.id, b.item.id) : order);
  });
}
