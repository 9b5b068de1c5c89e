import type { ReactNode } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { Branch, Generator } from '../../model/grid';
import { readParameters } from '../../model/parameters';
import type { Scenario } from '../../model/scenario';
import { showAssumptions } from '../../store/view';
import { formatRunTime } from '../charts/time-axis';
import { Tip } from '../kit/button';
import { Quantity } from '../kit/quantity';
import { type Say, useSay } from '../kit/use-say';
import { groupOf } from '../panels/assumption-groups';
import { ruleNumbers } from '../panels/rule-choices';
import { type BranchProtection, protectionAt } from './branch-protection';
import { type UnitFact, unitFacts } from './unit-facts';

/** A generator's numbers, each with where it comes from. */
export function UnitFacts({ unit, scenario }: { unit: Generator; scenario: Scenario | undefined }) {
  const say = useSay();
  return unitFacts(unit, scenario?.parameters ?? {}).map((it) => (
    <FactRow key={it.label} label={say(it.label)}>
      {it.values.map(({ value, unit: unitName }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hot, warm and cold stand in this order
        <span key={i}>
          {i > 0 && ' / '}
          <Quantity value={value} unit={i === it.values.length - 1 ? unitName : undefined} />
        </span>
      ))}
      <Origin fact={it} />
    </FactRow>
  ));
}

function Origin({ fact }: { fact: UnitFact }) {
  const say = useSay();
  const [first] = fact.defaults ?? [];
  if (!first) return <span className="fact-origin">{say('facts.fromFile')}</span>;
  return (
    <span className="fact-origin">
      <Tip text={`${first.source} (${say(`confidence.${first.confidence}`)})`} side="left">
        <button type="button" className="defined" onClick={() => showAssumptions(groupOf(first))}>
          {say('facts.default')}
        </button>
      </Tip>
    </span>
  );
}

export function FactRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface BranchNowProps {
  reader: RunReader;
  branch: Branch;
  timeS: number;
  scenario: Scenario;
}

/** The rating in use, what protection makes of the present loading, and when a tripped branch is tried again. */
export function BranchNow({ reader, branch, timeS, scenario }: BranchNowProps) {
  const say = useSay();
  const rule = scenario.policies.protection;
  const read = readParameters(scenario.parameters);
  const now = protectionAt(reader, branch, timeS, rule, read);
  return (
    <section className="panel-section">
      <h3>{say('protection.title')}</h3>
      <dl className="facts">
        <FactRow label={say('protection.rating')}>
          {now.ratingMw > 0 ? <Quantity value={now.ratingMw} unit="MW" /> : say('facts.noLimit')}
          {now.ratingMw > 0 && (
            <span className="fact-origin">
              {say(now.isRaised ? 'protection.raised' : `protection.rating.${rule}`)}
            </span>
          )}
        </FactRow>
        {now.tripCount > 0 && <FactRow label={say('protection.trips')}>{now.tripCount}</FactRow>}
        {now.nextTryS !== undefined && (
          <FactRow label={say('protection.nextTry')}>{formatRunTime(now.nextTryS)}</FactRow>
        )}
      </dl>
      <p className={now.state === 'within' || now.state === 'out' ? 'muted' : undefined}>
        {sayState(now, say, ruleNumbers(read), rule)}
      </p>
    </section>
  );
}

function sayState(
  now: BranchProtection,
  say: Say,
  numbers: Record<string, number>,
  rule: Scenario['policies']['protection'],
): string {
  const since = now.sinceS === undefined ? '' : formatRunTime(now.sinceS);
  if (now.state === 'above') return say(`protection.state.above.${rule === 'integral' ? rule : 'thermal'}`);
  if (now.state === 'tripped' && now.nextTryS === undefined)
    return say('protection.state.trippedForGood', { since });
  return say(`protection.state.${now.state}`, { ...numbers, since });
}
