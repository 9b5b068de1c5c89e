import './why.css';
import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { formatRunTime } from '../charts/time-axis';
import { useSay } from '../kit/use-say';
import { ChainView } from './chain-view';
import { Followed } from './followed-list';
import { latestEvents, whyChains } from './why-chain';

interface WhyProps {
  reader: RunReader;
  region: Region;
  component: ComponentRef;
  timeS: number;
  /** Its state now, in words; empty where it has none. */
  now: string;
}

const longestShown = 4;

/** Why it is as it is: chains of logged events back to the first, each link a way to look at it; and what followed. */
export function Why({ reader, region, component, timeS, now }: WhyProps) {
  const say = useSay();
  const frameS = reader.record.timesS[reader.frameIx(timeS)];
  const untilS = Math.max(frameS, timeS);
  const chains = useMemo(
    () => whyChains(reader, region, component, untilS).slice(0, longestShown),
    [reader, region, component, untilS],
  );
  const own = useMemo(() => latestEvents(reader, component, untilS), [reader, component, untilS]);
  return (
    <>
      <section className="panel-section">
        <h3>{say('why.title')}</h3>
        {now !== '' && (
          <p className="why-now">{say('why.nowIs', { time: formatRunTime(frameS), state: now })}</p>
        )}
        {chains.length === 0 && <p className="muted">{say('why.nothing')}</p>}
        {chains.map((chain) => (
          <ChainView key={chain.links[0]} reader={reader} region={region} chain={chain} />
        ))}
      </section>
      <Followed reader={reader} region={region} eventIxs={own} timeS={untilS} />
    </>
  );
}
