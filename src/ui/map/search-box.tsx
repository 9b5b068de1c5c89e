import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import { useSettings } from '../../store/settings';
import { showComponent } from '../../store/view';
import { useSay } from '../kit/use-say';
import { named } from './describe-component';
import type { MapFeatures } from './map-features';
import { makeSearchIndex, type SearchEntry, searchComponents } from './search-index';

const mostResults = 24;

/** Finds any component by name in either script, or by id; choosing one selects it and shows it. */
export function SearchBox({ region, features }: { region: Region; features: MapFeatures }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const index = useMemo(() => makeSearchIndex(region, features, say), [region, features, say]);
  const results = useMemo(() => searchComponents(index, text, mostResults), [index, text]);

  const choose = (entry: SearchEntry | undefined) => {
    if (!entry) return;
    showComponent(entry.ref);
    setOpen(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (results.length > 0) {
        const next = (active + step + results.length) % results.length;
        setActive(next);
        document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
      }
      setOpen(true);
    } else if (event.key === 'Enter') choose(results[active]);
    else if (event.key === 'Escape') setOpen(false);
  };
  const shown = isOpen && text.trim() !== '';

  return (
    <div className="map-search">
      <Search className="map-search-icon" aria-hidden="true" />
      <input
        type="text"
        role="combobox"
        aria-label={say('map.search')}
        placeholder={say('map.search')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && results[active] ? `${listId}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={press}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {text !== '' && (
        <button
          type="button"
          className="icon-button map-search-clear"
          aria-label={say('map.search.clear')}
          onClick={() => setText('')}
        >
          <X aria-hidden="true" />
        </button>
      )}
      <span className="visually-hidden" role="status">
        {shown ? say('map.search.results', { count: results.length }) : ''}
      </span>
      {shown && (
        <div className="map-results" id={listId} role="listbox" aria-label={say('map.search')}>
          {results.length === 0 && <div className="map-result muted">{say('map.search.none', { text })}</div>}
          {results.map((entry, i) => (
            <div
              key={refKey(entry.ref)}
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              className="map-result"
              // Mouse down, so that the field does not lose the list first.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(entry);
              }}
            >
              <span className="map-result-name">{named(entry, language, entry.ref.id)}</span>
              <span className="muted">
                {say(entry.kindId)}
                {entry.name ? ` ${entry.ref.id}` : ''}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
