import './voltage.css';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import { doubtAt } from '../../model/dc-doubts';
import { readParameters } from '../../model/parameters';
import { scenarioOfState, useProject } from '../../store/project';
import { formatShare } from '../charts/format-number';
import { useSay } from '../kit/use-say';

interface DoubtNowProps {
  reader: RunReader;
  timeS: number;
  /** What can be done about it. */
  children?: ReactNode;
}

/** Says so where voltage and reactive power, which a run leaves out, could matter at this time; else nothing. */
export function DoubtNow({ reader, timeS, children }: DoubtNowProps) {
  const say = useSay();
  const parameters = useProject((state) => scenarioOfState(state)?.parameters);
  const frameIx = reader.frameIx(timeS);
  const sentences = useMemo(() => {
    const read = readParameters(parameters);
    const heavyLoading = read('power.doubtLoading');
    const { heavyCount, servedShare, isLive } = doubtAt(reader.record, frameIx, heavyLoading);
    if (!isLive) return [];
    return [
      heavyCount > 0 && say('voltage.doubt.heavy', { count: heavyCount, percent: heavyLoading * 100 }),
      servedShare < read('power.doubtServedShare') &&
        say('voltage.doubt.dark', { share: formatShare(servedShare) }),
    ].filter((it) => it !== false);
  }, [reader, frameIx, parameters, say]);
  if (sentences.length === 0) return null;
  return (
    <div className="callout doubt" data-tone="attention">
      <TriangleAlert size={15} aria-hidden />
      <div>
        <p>
          {sentences.join(' ')} {say('voltage.doubt.so')}
        </p>
        {children}
      </div>
    </div>
  );
}
