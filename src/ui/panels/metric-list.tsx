import type { RunSummary } from '../../store/runs';
import { english, type MessageId } from '../../words/catalogue';
import { Tip } from '../kit/button';
import { MetricValue } from '../kit/quantity';
import { useSay } from '../kit/use-say';

/** Metrics by subject; those that no group names follow at the end, so that none is hidden. */
const groups = {
  electricity: [
    'unservedEnergy',
    'personHoursWithoutElectricity',
    'customerHoursInterrupted',
    'saidi',
    'saifi',
    'caidi',
    'electricityResilience',
    'electricityTo50',
    'electricityTo90',
    'electricityTo99',
    'offHoursGini',
    'offHoursWorstDecile',
  ],
  water: [
    'unservedWater',
    'waterServiceAvailability',
    'waterResilience',
    'personHoursBelow15L',
    'personHoursBelow7L5',
    'personHoursBelow3L',
    'waterTo50',
    'waterTo90',
    'waterTo99',
  ],
  facilities: ['essentialFacilityHoursLost', 'facilityHoursOnBackup', 'fuelUsed'],
} as const;

/** A run's metrics with units; the definition opens on hover and focus. */
export function MetricList({ metrics }: { metrics: RunSummary['metrics'] }) {
  const say = useSay();
  const grouped = new Set<string>(Object.values(groups).flat());
  const others = Object.keys(metrics).filter((it) => !grouped.has(it));
  const sections = [
    ...Object.entries(groups).map(
      ([group, names]) => [say(`results.group.${group}` as MessageId), names] as const,
    ),
    [say('results.group.others'), others] as const,
  ];
  return (
    <>
      {sections.map(([title, names]) => {
        const present = names.filter((it) => metrics[it]);
        if (present.length === 0) return null;
        return (
          <section key={title} className="panel-section">
            <h3>{title}</h3>
            <dl className="facts">
              {present.map((name) => (
                <Metric key={name} name={name} {...metrics[name]} />
              ))}
            </dl>
          </section>
        );
      })}
    </>
  );
}

function Metric({ name, value, unit }: { name: string; value: number; unit: string }) {
  const say = useSay();
  const label = `metric.${name}`;
  const definition = `${label}.definition`;
  const text = label in english ? say(label as MessageId) : name;
  return (
    <div>
      <dt>
        {definition in english ? (
          <Tip text={say(definition as MessageId)} side="right">
            <button type="button" className="defined">
              {text}
            </button>
          </Tip>
        ) : (
          text
        )}
      </dt>
      <dd>
        <MetricValue value={value} unit={unit} />
      </dd>
    </div>
  );
}
