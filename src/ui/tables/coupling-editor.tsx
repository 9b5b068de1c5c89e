import { MapPin, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { coupleConsumers, removeCouplings } from '../../commands/couplings';
import { changeRows } from '../../commands/edit-region';
import { suggestBuses } from '../../commands/suggest-buses';
import { type Coupling, type ValveStand, valveStands } from '../../model/coupling';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { setTool } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { notifyIssues } from '../app/notice-store';
import { Button } from '../kit/button';
import { Field, SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import type { CouplingRow } from './coupling-rows';

interface CouplingEditorProps {
  row: CouplingRow;
  region: Region;
  onDone: () => void;
}

const offered = 8;

/** Chooses bus and feeder of one consumer: from the nearest, by id, or on the map. */
export function CouplingEditor({ row, region, onDone }: CouplingEditorProps) {
  const say = useSay();
  const near = suggestBuses(region, row.consumer, offered);
  const [busId, setBusId] = useState(row.coupling?.busId ?? near[0]?.busId ?? '');
  const [feederId, setFeederId] = useState(row.coupling?.feederId ?? near[0]?.feederId ?? '');
  const feeders = region.feeders.filter((it) => it.busId === busId);
  const bus = findIn(region.grid.buses, busId);
  const listed = near.some((it) => it.busId === busId);
  const busName = (id: string) => findIn(region.grid.buses, id)?.name ?? id;
  const choose = (id: string) => {
    setBusId(id);
    setFeederId(near.find((it) => it.busId === id)?.feederId ?? '');
  };
  const confirm = () => {
    const feeder = feeders.some((it) => it.id === feederId) ? feederId : undefined;
    if (coupleConsumers([{ consumer: row.consumer, busId, feederId: feeder }])) onDone();
  };
  return (
    <section className="coupling-editor">
      <h3>
        {row.name} <span className="muted">{say(row.kindId as MessageId)}</span>
      </h3>
      {near.length > 0 && (
        <Field label={say('coupling.nearest')}>
          {(id) => (
            <SelectInput
              id={id}
              value={listed ? busId : ''}
              options={[
                ...(listed ? [] : [['', say('coupling.otherBus')] as const]),
                ...near.map(
                  (it) =>
                    [
                      it.busId,
                      `${busName(it.busId)}, ${say('coupling.km', { km: it.distanceKm.toFixed(1) })}`,
                    ] as const,
                ),
              ]}
              onChoose={choose}
            />
          )}
        </Field>
      )}
      <div className="field-row">
        <Field label={say('coupling.busId')}>
          {(id) => (
            <>
              <input
                id={id}
                className="input"
                list={`${id}-buses`}
                autoComplete="off"
                value={busId}
                onChange={(event) => choose(event.currentTarget.value.trim())}
              />
              <datalist id={`${id}-buses`}>
                {busesLike(region, busId).map((it) => (
                  <option key={it.id} value={it.id}>
                    {it.name}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={say('coupling.feeder')}>
          {(id) => (
            <SelectInput
              id={id}
              value={feederId}
              options={[
                ['', say('coupling.wholeBus')] as const,
                ...feeders.map((it) => [it.id, it.name ?? it.id] as const),
              ]}
              onChoose={setFeederId}
            />
          )}
        </Field>
      </div>
      {row.coupling && row.consumer.kind === 'valve' && <WithoutPower coupling={row.coupling} />}
      {!bus && busId !== '' && <p className="field-note">{say('coupling.noSuchBus', { id: busId })}</p>}
      <div className="panel-bar">
        <Button look="primary" disabled={!bus} onClick={confirm}>
          {row.coupling ? say('coupling.change') : say('coupling.confirm')}
        </Button>
        <Button
          icon={<MapPin aria-hidden />}
          onClick={() => setTool({ kind: 'couple', consumer: row.consumer })}
        >
          {say('coupling.onMap')}
        </Button>
        {row.coupling && (
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onClick={() => row.coupling && removeCouplings([row.coupling.id]) && onDone()}
          >
            {say('coupling.remove')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What a powered valve does when its power is lost. */
function WithoutPower({ coupling }: { coupling: Coupling }) {
  const say = useSay();
  const choose = (stand: ValveStand | '') => {
    const fields = { withoutPower: stand === '' ? undefined : stand };
    const label = { code: 'label.changeCoupling', params: { name: coupling.consumer.id } };
    const done = changeRows([{ list: 'couplings', id: coupling.id, fields }], label);
    if (!done.ok) notifyIssues(done.error);
  };
  return (
    <Field label={say('field.withoutPower')} note={say('field.withoutPower.tip')}>
      {(id) => (
        <SelectInput<ValveStand | ''>
          id={id}
          value={coupling.withoutPower ?? ''}
          options={[
            ['', say('edit.none')],
            ...valveStands.map((it) => [it, say(`field.withoutPower.${it}`)] as const),
          ]}
          onChoose={choose}
        />
      )}
    </Field>
  );
}

const mostOffered = 20;

/** Buses whose id or name holds what is typed, to choose from. */
function busesLike(region: Region, typed: string): Region['grid']['buses'] {
  const wanted = typed.toLocaleLowerCase('uk');
  const found: Region['grid']['buses'] = [];
  for (const bus of region.grid.buses) {
    if (found.length === mostOffered) break;
    if (`${bus.id}\n${bus.name ?? ''}`.toLocaleLowerCase('uk').includes(wanted)) found.push(bus);
  }
  return found;
}
