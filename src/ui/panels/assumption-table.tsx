import { Maximize2 } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { type Parameter, parameterList } from '../../model/parameters';
import type { Scenario } from '../../model/scenario';
import { useView } from '../../store/view';
import { IconButton } from '../kit/button';
import { Modal } from '../kit/dialog';
import { SelectInput } from '../kit/fields';
import { SearchInput } from '../kit/search-input';
import { useSay } from '../kit/use-say';
import { DataTable } from '../tables/data-table';
import { assumptionColumns } from './assumption-columns';
import { assumptionGroups, groupOf, inGroups } from './assumption-groups';
import { DemandProfiles } from './demand-profiles';
import { useParameterName } from './parameter-name';

const grouped = inGroups(parameterList);

/** Every assumption by subject, with value, unit, source and how sure it is; a changed value holds for this scenario. */
export function AssumptionTable({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const nameOf = useParameterName();
  const which = useView((state) => state.assumptionGroup);
  const [query, setQuery] = useState('');
  const [wide, setWide] = useState(false);
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const { parameters } = scenario;
  const rows = useMemo(
    () =>
      grouped.filter((it) => {
        if (which === 'changed' && !Object.hasOwn(parameters, it.key)) return false;
        if (which !== 'all' && which !== 'changed' && groupOf(it) !== which) return false;
        return `${nameOf(it)}\n${it.key}\n${it.source}`.toLowerCase().includes(wanted);
      }),
    [wanted, which, parameters, nameOf],
  );
  const columns = useMemo(
    () => assumptionColumns({ parameters, wide, say, nameOf }),
    [parameters, wide, say, nameOf],
  );
  const groupName = useMemo(() => (it: Parameter) => say(`assumption.group.${groupOf(it)}`), [say]);

  const content = (
    <>
      <SelectInput
        label={say('assumption.which')}
        value={which}
        options={useGroupOptions(parameters)}
        onChoose={(assumptionGroup) => useView.setState({ assumptionGroup })}
      />
      <div className="table-tools assumption-tools">
        <SearchInput label={say('assumption.search')} value={query} onChange={setQuery} />
        {!wide && (
          <IconButton label={say('assumption.wide')} icon={<Maximize2 />} onClick={() => setWide(true)} />
        )}
      </div>
      {which === 'demand' && <DemandProfiles scenario={scenario} />}
      <div className={wide ? 'table-tall assumptions' : 'assumptions'}>
        <DataTable<Parameter>
          caption={say('scenario.assumptions')}
          rows={rows}
          columns={columns}
          rowKey={(it) => it.key}
          rowHeightPx={wide ? 44 : 58}
          groupOf={which === 'all' || which === 'changed' ? groupName : undefined}
          empty={
            which === 'changed' && wanted === ''
              ? say('assumption.noneChanged')
              : say('region.noneFound', { text: query })
          }
        />
      </div>
    </>
  );
  if (!wide) return <div className="panel-fill">{content}</div>;
  return (
    <Modal
      open
      wide
      onOpenChange={setWide}
      title={say('scenario.assumptions')}
      text={say('assumption.about')}
    >
      {content}
    </Modal>
  );
}

/** All, those changed, and each subject, with how many there are. */
function useGroupOptions(parameters: Scenario['parameters']): (readonly [string, string])[] {
  const say = useSay();
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const it of grouped) counts.set(groupOf(it), (counts.get(groupOf(it)) ?? 0) + 1);
    return [
      ['all', say('assumption.which.all', { count: grouped.length })],
      ['changed', say('assumption.which.changed', { count: Object.keys(parameters).length })],
      ...assumptionGroups.flatMap((it) => {
        const count = counts.get(it);
        if (count === undefined) return [];
        const name = say(`assumption.group.${it}`);
        return [[it, say('assumption.which.group', { name, count })] as const];
      }),
    ];
  }, [parameters, say]);
}
