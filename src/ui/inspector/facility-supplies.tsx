import { Fuel, Plug, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { addDelivery, placeSet, removeSupply } from '../../commands/facility-supplies';
import type { Facility } from '../../model/facility';
import { scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import { formatRunTime } from '../charts/time-axis';
import { Button, IconButton } from '../kit/button';
import { Field, NumberInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { useHeldRun } from '../map/use-held';
import { clockAt, hoursText } from '../tables/board-words';
import { facilityNow } from '../tables/facility-now';

const mostHours = 30 * 24;
/** First values of the form; the user is expected to change them. */
const usualFuelL = 500;
/** Fuel that a placed set brings, hours at full load: about a quarter of a litre for each kWh. */
const broughtH = 12;
const litresPerKwh = 0.25;

/** Fuel sent to a facility and generator sets placed there, in this scenario. */
export function FacilitySupplies({ facility }: { facility: Facility }) {
  const say = useSay();
  const scenario = useProject(scenarioOfState);
  const [asks, setAsks] = useState<'fuel' | 'set'>();
  if (!scenario) return null;
  const deliveries = scenario.deliveries.filter((it) => it.facilityId === facility.id);
  const placements = scenario.placements.filter((it) => it.facilityId === facility.id);
  return (
    <section className="panel-section">
      <h3>{say('supplies.title')}</h3>
      <SuppliesNow facility={facility} />
      <ul className="supplies">
        {deliveries.map((it) => (
          <Supply
            key={it.id}
            text={say('supplies.delivery', {
              time: formatRunTime(it.timeS),
              dieselL: it.dieselL ?? 0,
              waterM3: it.waterM3 ?? 0,
            })}
            onRemove={() => removeSupply('deliveries', it.id)}
          />
        ))}
        {placements.map((it) => (
          <Supply
            key={it.id}
            text={say('supplies.set', { time: formatRunTime(it.readyS), kw: it.ratedKw, fuelL: it.fuelL })}
            onRemove={() => removeSupply('placements', it.id)}
          />
        ))}
      </ul>
      {asks && <SupplyForm key={asks} kind={asks} facility={facility} onDone={() => setAsks(undefined)} />}
      {!asks && (
        <div className="panel-bar">
          <Button icon={<Fuel aria-hidden />} onClick={() => setAsks('fuel')}>
            {say('supplies.sendFuel')}
          </Button>
          <Button icon={<Plug aria-hidden />} onClick={() => setAsks('set')}>
            {say('supplies.placeSet')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** How long what it has lasts, and the fuel on its way, at the time cursor. */
function SuppliesNow({ facility }: { facility: Facility }) {
  const say = useSay();
  const reader = useHeldRun();
  const timeS = useTimeS();
  const language = useSettings((state) => state.language);
  const startLocal = useProject((state) => scenarioOfState(state)?.startLocal) ?? '';
  const now = reader && facilityNow(reader, facility, timeS);
  if (!now) return null;
  const at = (it: number) => ({
    clock: clockAt(it, { say, language, startLocal, timeS }),
    time: formatRunTime(Math.round(it / 60) * 60),
  });
  const lines: string[] = [];
  if (now.emptyS !== undefined)
    lines.push(say(now.fuelH === undefined ? 'supplies.chargeLasts' : 'supplies.lasts', at(now.emptyS)));
  const needsFuel = now.fuelH !== undefined || now.calledS !== undefined;
  if (needsFuel && now.nextFuelS !== undefined) lines.push(say('supplies.nextFuel', at(now.nextFuelS)));
  else if (now.calledS !== undefined) lines.push(say('supplies.waits', at(now.calledS)));
  if (now.storeH !== undefined)
    lines.push(say('supplies.storeLasts', { hours: hoursText(now.storeH, language) }));
  return lines.length === 0 ? null : <p>{lines.join(' ')}</p>;
}

function Supply({ text, onRemove }: { text: string; onRemove: () => void }) {
  const say = useSay();
  return (
    <li>
      <span>{text}</span>
      <IconButton label={say('supplies.remove', { what: text })} icon={<Trash2 />} onClick={onRemove} />
    </li>
  );
}

interface SupplyFormProps {
  kind: 'fuel' | 'set';
  facility: Facility;
  onDone: () => void;
}

function SupplyForm({ kind, facility, onDone }: SupplyFormProps) {
  const say = useSay();
  const [hours, setHours] = useState(() => Math.round(useView.getState().timeS / 900) / 4);
  const [kw, setKw] = useState(() => Math.max(10, Math.ceil(facility.essentialKw / 10) * 10));
  const [litres, setLitres] = useState(
    kind === 'fuel' ? usualFuelL : Math.round(kw * broughtH * litresPerKwh),
  );
  const add = () => {
    const timeS = Math.round(hours * 3600);
    const added =
      kind === 'fuel'
        ? addDelivery({ facilityId: facility.id, timeS, dieselL: litres })
        : placeSet({ facilityId: facility.id, readyS: timeS, ratedKw: kw, tankL: litres, fuelL: litres });
    if (added) onDone();
  };
  const number = (
    label: string,
    unit: string,
    value: number,
    least: number,
    most: number,
    set: (v: number) => void,
  ) => (
    <Field label={label}>
      {(id) => (
        <NumberInput
          id={id}
          value={value}
          unit={unit}
          min={least}
          max={most}
          onCommit={(it) => it !== undefined && set(it)}
        />
      )}
    </Field>
  );
  return (
    <div className="inspector-loss">
      <div className="field-row">
        {number(
          say(kind === 'fuel' ? 'supplies.arrives' : 'supplies.ready'),
          'h',
          hours,
          0,
          mostHours,
          setHours,
        )}
        {number(
          say(kind === 'fuel' ? 'supplies.diesel' : 'supplies.brings'),
          'L',
          litres,
          1,
          100_000,
          setLitres,
        )}
      </div>
      {kind === 'set' && number(say('supplies.power'), 'kW', kw, 1, 10_000, setKw)}
      {kind === 'fuel' && facility.backup.length === 0 && (
        <p className="field-note">{say('supplies.noSet')}</p>
      )}
      <div className="panel-bar">
        <Button look="primary" onClick={add}>
          {say(kind === 'fuel' ? 'supplies.sendFuel' : 'supplies.placeSet')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {say('dialog.cancel')}
        </Button>
      </div>
    </div>
  );
}
