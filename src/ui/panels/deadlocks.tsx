import './deadlocks.css';
import type { Deadlock } from '../../model/deadlock';
import type { ComponentRef } from '../../model/ids';
import type { RunRecord } from '../../model/run-record';
import { useSettings } from '../../store/settings';
import { hover, showComponent } from '../../store/view';
import { sayOpener } from '../../words/deadlock-sentence';
import { formatRunTime } from '../charts/time-axis';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';

interface DeadlockListProps {
  record: Pick<RunRecord, 'deadlocks'>;
  /** Only rings that this component is in or that one of its openers is for. */
  about?: ComponentRef;
}

/** Rings of power that waits for water that waits for power, each with what opens it. Nothing where there are none. */
export function DeadlockList({ record, about }: DeadlockListProps) {
  const shown = record.deadlocks.filter((it) => !about || isAbout(it, about));
  return shown.map((it) => <DeadlockNotice key={`${it.foundS} ${it.unitIds.join()}`} deadlock={it} />);
}

function isAbout({ ring, unitIds }: Deadlock, { kind, id }: ComponentRef): boolean {
  if (kind === 'generator' && unitIds.includes(id)) return true;
  return ring.some(({ component }) => component.kind === kind && component.id === id);
}

function DeadlockNotice({ deadlock }: { deadlock: Deadlock }) {
  const say = useSay();
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const { ring, openers, openedS, waitsUntil } = deadlock;
  const title = say(waitsUntil ? 'deadlock.waitTitle' : 'deadlock.title');
  const isPair = openers.length > 0 && openers[0].length > 1;
  return (
    <section
      className="panel-section callout deadlock"
      data-tone={openedS === undefined && !waitsUntil ? 'bad' : 'attention'}
      aria-label={title}
    >
      <h3>{title}</h3>
      <p>{useDeadlockSentence()(deadlock)}</p>
      <p className="muted">{say('deadlock.ring')}</p>
      <ol>
        {ring.map(({ component, waitsFor }) => (
          <li key={`${component.kind} ${component.id}`}>
            <Member component={component} name={nameOf(component)} />{' '}
            <span className="muted">{say(`deadlock.waits.${waitsFor}`)}</span>
          </li>
        ))}
        <li className="muted">{say('deadlock.again', { name: nameOf(ring[0].component) })}</li>
      </ol>
      {openers.length === 0 ? (
        <p>{say('deadlock.opensNothing')}</p>
      ) : (
        <>
          <h4>{say(isPair ? 'deadlock.opensTogether' : 'deadlock.opens')}</h4>
          <ul>
            {openers.map((supplies) => {
              const sentence = sayOpener(supplies, nameOf, language);
              return (
                <li key={sentence}>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => showComponent(supplies[0].component)}
                  >
                    {sentence}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function Member({ component, name }: { component: ComponentRef; name: string }) {
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => showComponent(component)}
      onPointerEnter={() => hover(component)}
      onPointerLeave={() => hover(undefined)}
    >
      {name}
    </button>
  );
}

/** Says what a ring holds and since when. */
function useDeadlockSentence(): (deadlock: Deadlock) => string {
  const say = useSay();
  const nameOf = useNameOf();
  return ({ unitIds, foundS, openedS, waitsUntil }) => {
    const units = unitIds.map((id) => nameOf({ kind: 'generator', id })).join(', ');
    const about = { units, count: unitIds.length, found: formatRunTime(foundS) };
    if (waitsUntil) {
      const what = say(`deadlock.comes.${waitsUntil.kind}`, { name: nameOf(waitsUntil.component) });
      return say('deadlock.waiting', { ...about, what, until: formatRunTime(waitsUntil.timeS) });
    }
    if (openedS === undefined) return say('deadlock.held', about);
    return say('deadlock.opened', { ...about, opened: formatRunTime(openedS) });
  };
}

/** The same on paper. */
export function ReportDeadlocks({ record }: { record: Pick<RunRecord, 'deadlocks'> }) {
  const say = useSay();
  const nameOf = useNameOf();
  const sentenceOf = useDeadlockSentence();
  const language = useSettings((state) => state.language);
  if (record.deadlocks.length === 0) return null;
  return (
    <section>
      <h2>{say('deadlock.reportTitle')}</h2>
      {record.deadlocks.map((it) => (
        <div key={`${it.foundS} ${it.unitIds.join()}`}>
          <p>{sentenceOf(it)}</p>
          <ol>
            {it.ring.map(({ component, waitsFor }) => (
              <li key={`${component.kind} ${component.id}`}>
                {nameOf(component)} {say(`deadlock.waits.${waitsFor}`)}
              </li>
            ))}
            <li>{say('deadlock.again', { name: nameOf(it.ring[0].component) })}</li>
          </ol>
          <p>
            {say(
              it.openers.length === 0
                ? 'deadlock.opensNothing'
                : it.openers[0].length > 1
                  ? 'deadlock.opensTogether'
                  : 'deadlock.opens',
            )}
          </p>
          <ul>
            {it.openers.map((supplies) => {
              const sentence = sayOpener(supplies, nameOf, language);
              return <li key={sentence}>{sentence}</li>;
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
