import { ChevronDown, ChevronUp } from 'lucide-react';
import type { FacilityKind } from '../../../model/facility';
import { type LayerId, useView } from '../../../store/view';
import { useSay } from '../../kit/use-say';
import type { Palette } from '../palette';
import type { LegendGroup, LegendRow } from './legend-model';
import { LegendSign } from './legend-sign';

interface LegendProps {
  groups: readonly LegendGroup[];
  /** The states that matter most, in one strip. */
  strip: readonly LegendRow[];
  palette: Palette;
}

/** What the signs mean, with a switch for each layer: the states that matter in one strip, everything on demand. */
export function Legend({ groups, strip, palette }: LegendProps) {
  const say = useSay();
  const isOpen = useView((state) => state.legendOpen);
  return (
    <section className={`legend ${isOpen ? 'is-open' : ''}`} aria-label={say('map.legend')}>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className="legend-all" tabIndex={0}>
          <div className="legend-columns">
            {groups.map((it) => (
              <Group key={it.id} group={it} palette={palette} />
            ))}
          </div>
        </div>
      )}
      <div className="legend-strip">
        {strip.map(({ sign, text }) => (
          <div key={text} className="legend-row">
            <LegendSign sign={sign} palette={palette} isTight />
            <span>{text}</span>
          </div>
        ))}
        <button
          type="button"
          className="button button-quiet legend-toggle"
          aria-expanded={isOpen}
          onClick={() => useView.setState({ legendOpen: !isOpen })}
        >
          {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
          {say(isOpen ? 'map.hideLegend' : 'map.legend')}
        </button>
      </div>
    </section>
  );
}

function Group({ group, palette }: { group: LegendGroup; palette: Palette }) {
  const { title, switchId, rows, note } = group;
  return (
    <div className="legend-group">
      <h3>{switchId ? <LayerSwitch id={switchId} text={title} /> : title}</h3>
      {rows.map((it) => (
        <Row key={it.text} row={it} palette={palette} />
      ))}
      {note && <p className="muted">{note}</p>}
    </div>
  );
}

function Row({ row: { sign, text, switchId, kind }, palette }: { row: LegendRow; palette: Palette }) {
  return (
    <div className="legend-row">
      <LegendSign sign={sign} palette={palette} />
      {switchId ? (
        <LayerSwitch id={switchId} text={text} />
      ) : kind ? (
        <KindSwitch kind={kind} text={text} />
      ) : (
        <span>{text}</span>
      )}
    </div>
  );
}

function LayerSwitch({ id, text }: { id: LayerId; text: string }) {
  const isOn = useView((state) => state.layers[id]);
  const toggle = () => useView.setState(({ layers }) => ({ layers: { ...layers, [id]: !isOn } }));
  return (
    <label className="legend-switch">
      <input type="checkbox" checked={isOn} onChange={toggle} />
      {text}
    </label>
  );
}

function KindSwitch({ kind, text }: { kind: FacilityKind; text: string }) {
  const isHidden = useView((state) => state.hiddenKinds.includes(kind));
  const toggle = () =>
    useView.setState(({ hiddenKinds }) => ({
      hiddenKinds: isHidden ? hiddenKinds.filter((it) => it !== kind) : [...hiddenKinds, kind],
    }));
  return (
    <label className="legend-switch">
      <input type="checkbox" checked={!isHidden} onChange={toggle} />
      {text}
    </label>
  );
}
