import { RotateCcw } from 'lucide-react';
import { changeParameter } from '../../commands/change-scenario';
import type { Parameter } from '../../model/parameters';
import type { Scenario } from '../../model/scenario';
import { IconButton, Tip } from '../kit/button';
import { NumberInput } from '../kit/fields';
import type { Say } from '../kit/use-say';
import type { Column } from '../tables/data-table';

interface ColumnContext {
  parameters: Scenario['parameters'];
  /** With columns of their own for confidence and source. */
  wide: boolean;
  say: Say;
  nameOf: (parameter: Parameter) => string;
}

/** Name with source on hover and focus, value with unit and the way back to the default. */
export function assumptionColumns({ parameters, wide, say, nameOf }: ColumnContext): Column<Parameter>[] {
  const isChanged = (it: Parameter) => Object.hasOwn(parameters, it.key);
  const withUnit = (value: number, it: Parameter) => (it.unit === '1' ? `${value}` : `${value} ${it.unit}`);
  const shown: Column<Parameter>[] = [
    {
      key: 'name',
      title: say('assumption.name'),
      sortBy: nameOf,
      cell: (it) => (
        <>
          <Tip
            side="right"
            text={
              <>
                {!wide && <strong className="tip-title">{nameOf(it)}</strong>}
                {it.source} ({say(`confidence.${it.confidence}`)}).{' '}
                {say('assumption.range', { min: it.min, max: withUnit(it.max, it) })}
              </>
            }
          >
            <button type="button" className="defined assumption-name">
              {nameOf(it)}
            </button>
          </Tip>
          <span className="assumption-about">
            {!wide && say(`confidence.${it.confidence}`)}
            {isChanged(it) && (
              <strong>
                {!wide && ' · '}
                {say('assumption.default', { value: withUnit(it.value, it) })}
              </strong>
            )}
          </span>
        </>
      ),
    },
    {
      key: 'value',
      title: say('assumption.value'),
      width: wide ? '170px' : '132px',
      cell: (it) => (
        <span className={isChanged(it) ? 'assumption-value assumption-changed' : 'assumption-value'}>
          <NumberInput
            label={nameOf(it)}
            value={parameters[it.key] ?? it.value}
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
              label={say('assumption.reset', { value: withUnit(it.value, it) })}
              icon={<RotateCcw />}
              onClick={() => changeParameter(it.key, undefined, nameOf(it))}
            />
          )}
        </span>
      ),
    },
  ];
  if (!wide) return shown;
  return [
    ...shown,
    {
      key: 'confidence',
      title: say('assumption.confidence'),
      width: '110px',
      sortBy: (it) => it.confidence,
      cell: (it) => say(`confidence.${it.confidence}`),
    },
    {
      key: 'source',
      title: say('assumption.source'),
      cell: (it) => <span className="assumption-source">{it.source}</span>,
    },
  ];
}
