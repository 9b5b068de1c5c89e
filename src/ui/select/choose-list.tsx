import './select.css';
import { useDeferredValue, useMemo, useState } from 'react';
import { chooseComponents } from '../../commands/choose-components';
import { type ComponentRef, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import { type ChoiceGroup, choiceGroups, openChoiceList, useChoosing } from '../../store/choosing';
import { select, useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { formatShare } from '../charts/format-number';
import { Button } from '../kit/button';
import { Modal } from '../kit/dialog';
import { SelectInput } from '../kit/fields';
import { Quantity } from '../kit/quantity';
import { SearchInput } from '../kit/search-input';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { useHeldGeometry, useHeldRun } from '../map/use-held';
import { type Column, DataTable } from '../tables/data-table';
import { type ChoiceRow, choiceRows, filterChoices, listedIn, unknownOf } from './choice-rows';
import { useCountWords } from './chosen-words';

/** So many unknown ids of a pasted list are named. */
const mostUnknown = 8;

/** The list to choose from, when it is open. */
export function ChooseList({ region }: { region: Region }) {
  const isOpen = useChoosing((state) => state.isListOpen);
  return isOpen ? <OpenList region={region} /> : null;
}

/** All components with a check box each; search and kind narrow it, and all that is listed can be chosen at once. */
function OpenList({ region }: { region: Region }) {
  const say = useSay();
  const geometry = useHeldGeometry();
  const selection = useView((state) => state.selection);
  const [text, setText] = useState('');
  const [group, setGroup] = useState<ChoiceGroup | 'all'>('all');
  const wanted = useDeferredValue(text.trim().toLocaleLowerCase('uk'));
  const rows = useMemo(() => choiceRows(region, geometry), [region, geometry]);
  const found = useMemo(() => filterChoices(rows, wanted, group), [rows, wanted, group]);
  const unknown = useMemo(() => {
    const listed = listedIn(wanted);
    return listed ? unknownOf(rows, listed) : [];
  }, [rows, wanted]);
  const chosen = useMemo(() => new Set(selection.map(refKey)), [selection]);
  const groups = useMemo(() => choiceGroups.filter((it) => rows.some((row) => row.group === it)), [rows]);
  const words = useCountWords(region, selection);
  const refs = (): ComponentRef[] => found.map((it) => it.ref);
  const columns = useColumns(chosen, group);
  return (
    <Modal
      open
      wide
      onOpenChange={(open) => openChoiceList(open)}
      title={say('choose.listTitle')}
      footer={
        <>
          <span className="choose-told" role="status">
            <strong>{say('choose.count', { count: selection.length })}</strong> {words}
          </span>
          <Button disabled={selection.length === 0} onClick={() => select([])}>
            {say('choose.clear')}
          </Button>
          <Button look="primary" onClick={() => openChoiceList(false)}>
            {say('choose.listDone')}
          </Button>
        </>
      }
    >
      <div className="table-tools">
        <SelectInput<ChoiceGroup | 'all'>
          label={say('choose.kinds')}
          value={group}
          options={[
            ['all', say('choose.allKinds')] as const,
            ...groups.map((it) => [it, say(`choose.group.${it}`)] as const),
          ]}
          onChoose={setGroup}
        />
        <SearchInput label={say('choose.search')} value={text} onChange={setText} takesLists />
      </div>
      <p className="field-note" role="status">
        {unknown.length === 0
          ? say('choose.listHint')
          : say('choose.unknown', { count: unknown.length, some: unknown.slice(0, mostUnknown).join(', ') })}
      </p>
      <div className="panel-bar">
        <Button disabled={found.length === 0} onClick={() => chooseComponents(refs(), 'add')}>
          {say('choose.addListed', { count: found.length })}
        </Button>
        <Button
          disabled={found.length === 0 || selection.length === 0}
          onClick={() => chooseComponents(refs(), 'remove')}
        >
          {say('choose.removeListed')}
        </Button>
      </div>
      <div className="table-tall choose-table">
        <DataTable<ChoiceRow>
          caption={say('choose.listTitle')}
          rows={found}
          columns={columns}
          rowKey={(it) => it.key}
          isPicked={(it) => chosen.has(it.key)}
          onPick={(it) => chooseComponents([it.ref], chosen.has(it.key) ? 'remove' : 'add')}
          empty={wanted === '' ? say('region.noneOfKind') : say('region.noneFound', { text })}
        />
      </div>
    </Modal>
  );
}

/** Name, id, kind, voltage, place and, of branches, present loading: nothing that ranks by what hangs on a component. */
function useColumns(chosen: ReadonlySet<string>, group: ChoiceGroup | 'all'): Column<ChoiceRow>[] {
  const say = useSay();
  const reader = useHeldRun();
  const timeS = useTimeS(400);
  const hasLoading = reader !== undefined && (group === 'lines' || group === 'transformers');
  const at = hasLoading ? timeS : 0;
  return useMemo(() => {
    const loading = (ref: ComponentRef) => reader?.value('branchLoading', ref.id, at) ?? 0;
    const columns: Column<ChoiceRow>[] = [
      {
        key: 'chosen',
        title: say('choose.chosen'),
        cell: (it) => (
          <input
            type="checkbox"
            tabIndex={-1}
            readOnly
            checked={chosen.has(it.key)}
            aria-label={say('choose.one', { name: it.name })}
          />
        ),
        width: '76px',
      },
      { key: 'name', title: say('tables.name'), sortBy: (it) => it.name, cell: (it) => it.name },
      {
        key: 'id',
        title: say('tables.id'),
        sortBy: (it) => it.ref.id,
        cell: (it) => it.ref.id,
        width: '17%',
      },
      {
        key: 'kind',
        title: say('tables.kind'),
        sortBy: (it) => say(it.kindId as MessageId),
        cell: (it) => say(it.kindId as MessageId),
        width: '15%',
      },
      {
        key: 'place',
        title: say('tables.place'),
        sortBy: (it) => it.place,
        cell: (it) => it.place,
        width: '22%',
      },
      {
        key: 'kv',
        title: say('tables.kv'),
        sortBy: (it) => it.kv ?? 0,
        cell: (it) => (it.kv ? <Quantity value={it.kv} /> : ''),
        numeric: true,
        width: '60px',
      },
    ];
    if (hasLoading)
      columns.push({
        key: 'loading',
        title: say('tables.loading'),
        tip: say('tables.loadingTip'),
        sortBy: (it) => loading(it.ref),
        cell: (it) => (loading(it.ref) > 0 ? formatShare(loading(it.ref)) : '–'),
        numeric: true,
        width: '84px',
      });
    return columns;
  }, [chosen, reader, at, hasLoading, say]);
}
