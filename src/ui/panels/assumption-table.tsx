import { Maximize2, RotateCcw, Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { changeParameter } from '../../commands/change-scenario';
import { type Parameter, parameterList } from '../../model/parameters';
import type { Scenario } from '../../model/scenario';
import { IconButton } from '../kit/button';
import { Modal } from '../kit/dialog';
import { NumberInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import { type Column, DataTable } from '../tables/data-table';
import { useParameterName } from './parameter-name';

/** Every assumption with value, unit, source and how sure it is; a changed value holds for this scenario. */
export function AssumptionTable({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const nameOf = useParameterName();
  const [query, setQuery] = useState('');
  const [wide, setWide] = useState(false);
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const rows = useMemo(
    () =>
      parameterList.filter((it) => `${nameOf(it)}\n${it.key}\n${it.source}`.toLowerCase().includes(wanted)),
    [wanted, nameOf],
  );
  const columns = useMemo((): Column<Parameter>[] => {
    const isChanged = (it: Parameter) => Object.hasOwn(scenario.parameters, it.key);
    const shown: Column<Parameter>[] = [
      {
        key: 'name',
        title: say('assumption.name'),
        sortBy: nameOf,
        cell: (it) => (
          <span
            className="assumption-name"
            title={`${nameOf(it)}. ${it.source} (${say(`confidence.${it.confidence}`)})`}
          >
            {nameOf(it)}
          </span>
        ),
      },
      {
        key: 'value',
        title: say('assumption.value'),
        width: wide ? '150px' : '128px',
        cell: (it) => (
          <span className={isChanged(it) ? 'assumption-value assumption-changed' : 'assumption-value'}>
            <NumberInput
              label={nameOf(it)}
              value={scenario.parameters[it.key] ?? it.value}
              unit={it.unit === '1' ? undefined : it.unit}
              min={it.min}
              max={it.max}
              onCommit={(value) =>
                value !== undefined &&
                changeParameter(it.key, value === it.value ? undefined : value, nameOf(it))
              }
            />
            {isChanged(it) && (
              <IconButton
                label={say('assumption.reset', { value: it.value })}
                icon={<RotateCcw />}
                onClick={() => changeParameter(it.key, undefined, nameOf(it))}
              />
            )}
          </span>
        ),
      },
    ];
    if (wide) {
      shown.push(
        {
          key: 'confidence',
          title: say('assumption.confidence'),
          width: '96px',
          sortBy: (it) => it.confidence,
          cell: (it) => say(`confidence.${it.confidence}`),
        },
        {
          key: 'source',
          title: say('assumption.source'),
          cell: (it) => <span title={it.source}>{it.source}</span>,
        },
      );
    }
    return shown;
  }, [scenario.parameters, wide, say, nameOf]);

  const content = (
    <>
      <div className="table-tools assumption-tools">
        <span className="search-input">
          <Search aria-hidden />
          <input
            className="input"
            type="search"
            aria-label={say('assumption.search')}
            placeholder={say('assumption.search')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </span>
        {!wide && (
          <IconButton label={say('assumption.wide')} icon={<Maximize2 />} onClick={() => setWide(true)} />
        )}
      </div>
      <div className={wide ? 'table-tall assumptions' : 'assumptions'}>
        <DataTable<Parameter>
          caption={say('scenario.assumptions')}
          rows={rows}
          columns={columns}
          rowKey={(it) => it.key}
          rowHeightPx={wide ? 36 : 46}
          empty={say('region.noneFound', { text: query })}
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
