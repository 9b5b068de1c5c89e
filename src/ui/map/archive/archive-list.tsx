import { Trash2 } from 'lucide-react';
import { removeMapArchive } from '../../../commands/map-archives';
import type { LonLat } from '../../../model/schema-parts';
import { changeArchive, type MapArchive, useMapArchives } from '../../../store/map-archives';
import { chooseFiles } from '../../import/choose-files';
import { IconButton } from '../../kit/button';
import { useSay } from '../../kit/use-say';

/** The dropped map files: shown or not, removed, and what is wrong with one. */
export function ArchiveList({ bounds }: { bounds?: [LonLat, LonLat] }) {
  const say = useSay();
  const archives = useMapArchives((state) => state.archives);
  return (
    <fieldset className="archive-list">
      <legend>{say('archive.title')}</legend>
      {archives.map((it) => (
        <div key={it.key} className="archive-row">
          <label className="layer-choice">
            <input
              type="checkbox"
              checked={it.isShown}
              onChange={() => changeArchive(it.key, { isShown: !it.isShown })}
            />
            <span className="archive-name">{it.name}</span>
          </label>
          <IconButton
            label={say('archive.remove', { file: it.name })}
            icon={<Trash2 />}
            onClick={() => removeMapArchive(it.key)}
          />
          {it.isBroken && (
            <p className="archive-note" role="alert">
              {say('archive.tileBroken')}
            </p>
          )}
          {!covers(it, bounds) && <p className="archive-note">{say('archive.elsewhere')}</p>}
        </div>
      ))}
      <p className="archive-note">{say(archives.length === 0 ? 'archive.none' : 'archive.session')}</p>
      <button type="button" className="button" onClick={chooseFiles}>
        {say('archive.open')}
      </button>
    </fieldset>
  );
}

/** False where no part of the region lies in the file's bounds. */
export function covers(
  { bounds: [west, south, east, north] }: Pick<MapArchive, 'bounds'>,
  region?: [LonLat, LonLat],
): boolean {
  if (!region) return true;
  const [[regionWest, regionSouth], [regionEast, regionNorth]] = region;
  return regionWest <= east && regionEast >= west && regionSouth <= north && regionNorth >= south;
}
