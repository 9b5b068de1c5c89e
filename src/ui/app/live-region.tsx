import { useRuns } from '../../store/runs';
import { useSay } from '../kit/use-say';

/** Tells screen readers how the run is going. */
export function LiveRegion() {
  const say = useSay();
  const status = useRuns((state) => state.status);
  const restarted = useRuns((state) => state.workerRestarted);
  const text = restarted
    ? say('run.workerBack')
    : {
        idle: '',
        running: say('run.preparing'),
        done: say('run.done'),
        cancelled: say('run.wasCancelled'),
        failed: say('run.failed'),
      }[status];
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
