import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { loseComponents } from '../../commands/lose-components';
import { isWaterKind, splitWaterId } from '../../model/ids';
import type { Region } from '../../model/region';
import { showComponent } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { useSay } from '../kit/use-say';
import { useHeldGeometry } from '../map/use-held';
import { type ComponentRow, componentRows, tableKinds } from '../tables/component-rows';

const most = 8;

interface Entry {
  row: ComponentRow;
  /** Name, id and, for water, the element's own id, each on a line. */
  text: string;
}

/** What is called exactly so comes first, then what begins so, then the rest. */
function bestMatches(entries: readonly Entry[], wanted: string): Entry[] {
  const groups: Entry[][] = [[], [], []];
  for (const entry of entries) {
    if (!entry.text.includes(wanted)) continue;
    const lines = entry.text.split('\n');
    const at = lines.includes(wanted) ? 0 : lines.some((it) => it.startsWith(wanted)) ? 1 : 2;
    groups[at].push(entry);
  }
  return groups.flat().slice(0, most);
}

/** Finds a component by name or id and marks it as lost. */
export function AddLoss({ region }: { region: Region }) {
  const say = useSay();
  const listId = useId();
  const geometry = useHeldGeometry();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(query.trim().toLocaleLowerCase('uk'));
  const all = useMemo(
    () =>
      tableKinds
        .filter((kind) => kind !== 'area')
        .flatMap((kind) => componentRows(region, geometry, kind))
        .map((row): Entry => {
          const own = isWaterKind(row.ref.kind) ? `\n${splitWaterId(row.ref.id).elementId}` : '';
          return { row, text: `${row.name}\n${row.ref.id}${own}`.toLocaleLowerCase('uk') };
        }),
    [region, geometry],
  );
  const found = useMemo(() => (wanted === '' ? [] : bestMatches(all, wanted)), [all, wanted]);
  const chosen = Math.min(at, found.length - 1);
  const add = (row: ComponentRow) => {
    loseComponents([row.ref]);
    showComponent(row.ref);
    setQuery('');
    setAt(0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter' && found[chosen]) add(found[chosen].row);
    else if (event.key === 'Escape' && query !== '') setQuery('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="add-loss">
      <span className="search-input">
        <Search aria-hidden />
        <input
          className="input"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined}
          aria-label={say('loss.add')}
          placeholder={say('loss.add')}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
      </span>
      <div
        id={listId}
        role="listbox"
        aria-label={say('loss.add')}
        className="add-loss-list"
        hidden={wanted === ''}
      >
        {found.map(({ row }, i) => (
          <div
            key={`${row.ref.kind}:${row.ref.id}`}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className="add-loss-option"
            onPointerDown={(event) => {
              event.preventDefault();
              add(row);
            }}
          >
            <span>{row.name}</span>
            <span className="muted">{say(row.kindId as MessageId)}</span>
          </div>
        ))}
        {wanted !== '' && found.length === 0 && (
          <p className="table-empty">{say('region.noneFound', { text: query })}</p>
        )}
      </div>
    </div>
  );
}
