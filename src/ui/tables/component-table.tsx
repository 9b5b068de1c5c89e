import { Maximize2, Pencil } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { type ComponentRef, refKey } from '../../model/ids';
import { projectOfState, useProject } from '../../store/project';
import { hover, showComponent, useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { formatShare } from '../charts/format-number';
import { showGrid } from '../edit/grid/grid-store';
import { IconButton } from '../kit/button';
import { Modal } from '../kit/dialog';
import { SelectInput } from '../kit/fields';
import { Quantity } from '../kit/quantity';
import { SearchInput } from '../kit/search-input';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { useHeldGeometry, useHeldRun } from '../map/use-held';
import { type ComponentRow, componentRows, type TableKind, tableKinds } from './component-rows';
import { type Column, DataTable } from './data-table';
import { useWaterColumns } from './water-columns';

/** Every component of the Region by kind: search, sort, select. In the panel few columns, all in a wide window. */
export function ComponentTable() {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const geometry = useHeldGeometry();
  const selection = useView((state) => state.selection);
  const [kind, setKind] = useState<TableKind>('bus');
  const [query, setQuery] = useState('');
  const [wide, setWide] = useState(false);
  const wanted = useDeferredValue(query.trim().toLocaleLowerCase('uk'));

  const kinds = useMemo(
    () => (region ? tableKinds.filter((it) => componentRows(region, geometry, it).length > 0) : []),
    [region, geometry],
  );
  const rows = useMemo(() => (region ? componentRows(region, geometry, kind) : []), [region, geometry, kind]);
  const found = useMemo(
    () =>
      wanted === ''
        ? rows
        : rows.filter((it) =>
            `${it.name}\n${it.ref.id}\n${it.place}`.toLocaleLowerCase('uk').includes(wanted),
          ),
    [rows, wanted],
  );
  const selected = useMemo(() => new Set(selection.map(refKey)), [selection]);
  const columns = useColumns(kind, wide);
  if (!region) return null;

  const table = (
    <DataTable<ComponentRow>
      caption={say('region.tableOf', { kind: say(`tables.${kind}`) })}
      rows={found}
      columns={columns}
      rowKey={(it) => it.ref.id}
      sortedBy="name"
      onPick={(it) => showComponent(it.ref)}
      onHover={(it) => hover(it?.ref)}
      isPicked={(it) => selected.has(refKey(it.ref))}
      empty={wanted === '' ? say('region.noneOfKind') : say('region.noneFound', { text: query })}
    />
  );
  const bar = (
    <div className="table-tools">
      <SelectInput<TableKind>
        label={say('region.kind')}
        value={kind}
        options={kinds.map((it) => [it, say(`tables.${it}`)] as const)}
        onChoose={setKind}
      />
      <SearchInput label={say('region.search')} value={query} onChange={setQuery} />
      {!wide && (
        <span className="table-buttons">
          <IconButton
            label={say('edit.table')}
            icon={<Pencil />}
            onClick={() => showGrid(kind === 'supplySource' || kind === 'supplyZone' ? 'supplyNode' : kind)}
          />
          <IconButton label={say('region.wide')} icon={<Maximize2 />} onClick={() => setWide(true)} />
        </span>
      )}
    </div>
  );
  if (wide) {
    return (
      <Modal open wide onOpenChange={setWide} title={say(`tables.${kind}`)}>
        {bar}
        <div className="table-tall">{table}</div>
      </Modal>
    );
  }
  return (
    <div className="panel-fill">
      {bar}
      {table}
    </div>
  );
}

function useColumns(kind: TableKind, wide: boolean): Column<ComponentRow>[] {
  const say = useSay();
  const reader = useHeldRun();
  const timeS = useTimeS(400);
  const hasLoading = kind === 'branch' && reader !== undefined;
  const water = useWaterColumns(kind, wide, reader, timeS);
  const at = hasLoading ? timeS : 0;
  return useMemo(() => {
    const fewColumns = water.length > 0 && !wide;
    const isGrid = kind === 'bus' || kind === 'branch' || kind === 'generator' || kind === 'feeder';
    const loading = (ref: ComponentRef) => reader?.value('branchLoading', ref.id, at) ?? 0;
    const columns: Column<ComponentRow>[] = [
      { key: 'name', title: say('tables.name'), sortBy: (it) => it.name, cell: (it) => it.name },
    ];
    if (wide) {
      columns.push(
        {
          key: 'id',
          title: say('tables.id'),
          sortBy: (it) => it.ref.id,
          cell: (it) => it.ref.id,
          width: '18%',
        },
        {
          key: 'kind',
          title: say('tables.kind'),
          sortBy: (it) => say(it.kindId as MessageId),
          cell: (it) => say(it.kindId as MessageId),
          width: '16%',
        },
        {
          key: 'place',
          title: say('tables.place'),
          sortBy: (it) => it.place,
          cell: (it) => it.place,
          width: '24%',
        },
      );
    } else if (!isGrid && !fewColumns) {
      columns.push({
        key: 'kind',
        title: kind === 'facility' ? say('tables.kind') : say('tables.place'),
        sortBy: (it) => (kind === 'facility' ? say(it.kindId as MessageId) : it.place),
        cell: (it) => (kind === 'facility' ? say(it.kindId as MessageId) : it.place),
        width: '44%',
      });
    }
    if (isGrid) {
      columns.push({
        key: 'kv',
        title: say('tables.kv'),
        sortBy: (it) => it.kv ?? 0,
        cell: (it) => (it.kv ? <Quantity value={it.kv} /> : ''),
        numeric: true,
        width: '56px',
      });
    }
    if (hasLoading) {
      columns.push({
        key: 'loading',
        title: say('tables.loading'),
        tip: say('tables.loadingTip'),
        sortBy: (it) => loading(it.ref),
        cell: (it) => (loading(it.ref) > 0 ? formatShare(loading(it.ref)) : '–'),
        numeric: true,
        width: '78px',
      });
    }
    return [...columns, ...water];
  }, [kind, wide, reader, at, hasLoading, water, say]);
}
