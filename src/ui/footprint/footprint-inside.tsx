import type { Footprint } from '../../model/footprint';
import type { Region } from '../../model/region';
import { useSay } from '../kit/use-say';
import { useInside } from './use-inside';

/** How many components lie inside, by kind. */
export function FootprintInside({ region, footprint }: { region: Region; footprint: Footprint }) {
  const say = useSay();
  const counts = useInside(region, footprint);
  return (
    <section className="footprint-inside" aria-label={say('footprint.inside')}>
      <h3>{say('footprint.inside')}</h3>
      {counts.length === 0 ? (
        <p className="muted">{say('footprint.insideNone')}</p>
      ) : (
        <ul className="footprint-counts">
          {counts.map(([group, count]) => (
            <li key={group}>{say(`choose.count.${group}`, { count })}</li>
          ))}
        </ul>
      )}
      <p className="field-note">{say('footprint.insideNote')}</p>
    </section>
  );
}
