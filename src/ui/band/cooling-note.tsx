import { useMemo } from 'react';
import type { RunRecord } from '../../model/run-record';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';

/** Says beside a band that it takes the shortage of cooling water from the run. Nothing where there was none. */
export function CoolingNote({ record }: { record: Pick<RunRecord, 'events'> }) {
  const say = useSay();
  const nameOf = useNameOf();
  const ids = useMemo(() => {
    const limited = record.events.filter(
      (it) => it.kind === 'generatorDerated' || it.kind === 'generatorStopped',
    );
    return [...new Set(limited.map((it) => it.id))].sort();
  }, [record]);
  if (ids.length === 0) return null;
  const units = ids.map((id) => nameOf({ kind: 'generator', id })).join(', ');
  return <p className="muted">{say('band.coolingAsRun', { units, count: ids.length })}</p>;
}
