import { CircleAlert, CircleCheck, CircleDashed, Clock, Play, X } from 'lucide-react';
import { cancelRun, runScenario } from '../../commands/run-scenario';
import { useProject } from '../../store/project';
import { isStale, useRuns } from '../../store/runs';
import { Button, Tip } from '../kit/button';
import { useLate } from '../kit/use-late';
import { useSay } from '../kit/use-say';

/** A run shorter than this shows no progress bar, ms. */
const barAfterMs = 300;

/** Starts, shows and cancels runs. */
export function RunControls() {
  const say = useSay();
  const status = useRuns((state) => state.status);
  const runs = useRuns();
  const project = useProject();
  const stale = isStale(runs, project);
  const isSlow = useLate(status === 'running', barAfterMs);

  if (status === 'running' && isSlow) return <RunProgress />;
  const isFresh = runs.latest !== undefined && !stale && (status === 'done' || status === 'running');
  return (
    <div className="run-controls">
      <Button
        look={isFresh ? 'plain' : 'primary'}
        icon={<Play aria-hidden />}
        onClick={() => void runScenario()}
      >
        {say('run.run')}
      </Button>
      <RunState stale={stale} />
    </div>
  );
}

function RunProgress() {
  const say = useSay();
  const progress = useRuns((state) => state.progress);
  const done = progress?.done ?? 0;
  const percent = Math.floor(done * 100);
  const left = progress?.leftS;
  const text =
    progress === undefined
      ? say('run.preparing')
      : left !== undefined && left >= 1
        ? say('run.runningLeft', { percent, left: Math.ceil(left) })
        : say('run.running', { percent });
  return (
    <div className="run-controls">
      <Button icon={<X aria-hidden />} onClick={() => void cancelRun()}>
        {say('run.cancel')}
      </Button>
      <div className="run-bar" role="progressbar" aria-label={say('run.stateLabel')} aria-valuenow={percent}>
        <i style={{ transform: `scaleX(${done})` }} />
      </div>
      <span className="run-state">{text}</span>
    </div>
  );
}

function RunState({ stale }: { stale: boolean }) {
  const say = useSay();
  const { status, latest, workerRestarted } = useRuns();
  // An edit is answered by itself within moments: no alarm before that time is over.
  const isLate = useLate(stale, barAfterMs * 2);
  const isWorking = status === 'running' || (stale && !isLate);
  const [icon, text, tip, tone] =
    isWorking && latest
      ? [<CircleDashed key="i" aria-hidden />, say('run.working'), undefined, 'quiet']
      : status === 'failed' || (workerRestarted && !latest)
        ? [
            <CircleAlert key="i" aria-hidden />,
            say('run.failed'),
            workerRestarted ? say('run.workerBack') : say('run.failedTip'),
            'bad',
          ]
        : status === 'cancelled'
          ? [<X key="i" aria-hidden />, say('run.wasCancelled'), say('run.cancelledTip'), 'attention']
          : !latest
            ? [<CircleDashed key="i" aria-hidden />, say('run.idle'), undefined, 'quiet']
            : stale
              ? [<Clock key="i" aria-hidden />, say('run.stale'), say('run.staleTip'), 'attention']
              : [
                  <CircleCheck key="i" aria-hidden />,
                  say('run.done'),
                  say('run.doneTip', { ms: Math.round(latest.tookMs) }),
                  'quiet',
                ];
  const mark = (
    <span className="run-state" data-tone={tone} tabIndex={tip ? 0 : undefined}>
      {icon}
      {text}
    </span>
  );
  return tip ? <Tip text={tip}>{mark}</Tip> : mark;
}
