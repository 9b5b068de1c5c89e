import { useState } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { showComponent } from '../../store/view';
import { systemOf } from '../../words/event-sentence';
import { formatRunTime } from '../charts/time-axis';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useSayEvent } from '../kit/use-say-event';
import { type ChainNotes, notesOf } from './chain-notes';
import { EventLink } from './event-link';
import { foldChain, gapBefore } from './fold-chain';
import type { WhyChain } from './why-chain';

interface ChainViewProps {
  reader: RunReader;
  region: Region;
  chain: WhyChain;
}

/** A chain as a line in the colours of its systems, effect above cause; the middle of a long one is folded. */
export function ChainView({ reader, region, chain: { links, joinsAt } }: ChainViewProps) {
  const say = useSay();
  const sayEvent = useSayEvent();
  const [open, setOpen] = useState(false);
  const { events } = reader.record;
  const folded = open ? undefined : foldChain(links.length);
  const gap = (place: number) => {
    const seconds = gapBefore(events, links, place);
    return seconds === undefined ? undefined : say('why.earlier', { time: spanText(seconds) });
  };
  return (
    <ol className="why">
      {links.map((ix, place) => {
        if (folded && place > folded.from && place < folded.to) return null;
        if (folded && place === folded.from)
          return (
            <li key={ix} className="why-fold">
              <button type="button" className="link-button" onClick={() => setOpen(true)}>
                {say('why.more', {
                  count: folded.to - folded.from,
                  time: spanText(events[links[folded.from]].timeS - events[links[folded.to - 1]].timeS),
                })}
              </button>
            </li>
          );
        const isRoot = events[ix].causeIx === undefined;
        const wait = gap(place);
        return (
          <li key={ix} data-bar={systemOf(events[ix])}>
            <EventLink reader={reader} eventIx={ix}>
              {isRoot && ` · ${say('why.first')}`}
            </EventLink>
            <Notes notes={notesOf(reader, region, links, place)} />
            {wait && <p className="why-gap">{wait}</p>}
          </li>
        );
      })}
      {joinsAt !== undefined && (
        <li className="why-joins">
          {say('why.asAbove', {
            sentence: sayEvent(events[joinsAt]),
          })}
        </li>
      )}
    </ol>
  );
}

/** `4 h`, `2 d 3 h`. */
function spanText(seconds: number): string {
  return formatRunTime(seconds).slice(2);
}

/** Facts beside a link. */
function Notes({ notes: { alike, lostBefore, hasNoBackup } }: { notes: ChainNotes }) {
  const say = useSay();
  if (!alike && !lostBefore && !hasNoBackup) return null;
  return (
    <div className="why-notes">
      {hasNoBackup && <p>{say('why.noBackup')}</p>}
      {alike && <Names text={say('why.alike', { count: alike.length })} refs={alike} />}
      {lostBefore && <Names text={say('why.lostBefore', { count: lostBefore.length })} refs={lostBefore} />}
    </div>
  );
}

const mostNames = 12;

function Names({ text, refs }: { text: string; refs: readonly ComponentRef[] }) {
  const say = useSay();
  const nameOf = useNameOf();
  return (
    <details>
      <summary>{text}</summary>
      <ul>
        {refs.slice(0, mostNames).map((ref) => (
          <li key={`${ref.kind}:${ref.id}`}>
            <button type="button" className="link-button" onClick={() => showComponent(ref)}>
              {nameOf(ref)}
            </button>
          </li>
        ))}
        {refs.length > mostNames && (
          <li className="muted">{say('timeline.events.more', { count: refs.length - mostNames })}</li>
        )}
      </ul>
    </details>
  );
}
