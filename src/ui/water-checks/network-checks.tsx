import { X } from 'lucide-react';
import { cancelCheck } from '../../commands/check-water';
import type { WaterCheck } from '../../protocol/session-api';
import type { NetworkChecks } from '../../store/water-checks';
import { Button } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';
import { CheckList } from './check-list';

interface NetworkChecksViewProps {
  name: string;
  contentKey: string;
  found: NetworkChecks | undefined;
  onLook: (check: WaterCheck) => void;
  canLook?: boolean;
  lookTip?: string;
}

/** The checks of one network in whatever state they are: waiting, in progress, done, stopped, failed. */
export function NetworkChecksView({
  name,
  contentKey,
  found,
  onLook,
  canLook,
  lookTip,
}: NetworkChecksViewProps) {
  const say = useSay();
  if (!found) return <p className="muted">{say('waterChecks.notYet')}</p>;
  const { status, done, checks, issues } = found;
  if (status === 'waiting') return <p className="muted">{say('waterChecks.waiting')}</p>;
  if (status === 'cancelled') return <p className="muted">{say('waterChecks.stopped')}</p>;
  if (status === 'failed') return <IssueList issues={issues} />;
  if (status === 'done')
    return <CheckList checks={checks} onLook={onLook} canLook={canLook} lookTip={lookTip} />;
  const label = say('waterChecks.working', { name });
  const percent = Math.round(100 * done);
  return (
    <div className="water-checks-work">
      <div className="run-bar" role="progressbar" aria-label={label} aria-valuenow={percent}>
        <i style={{ transform: `scaleX(${done})` }} />
      </div>
      <Button look="quiet" icon={<X aria-hidden />} onClick={() => void cancelCheck(contentKey)}>
        {say('waterChecks.stop')}
      </Button>
    </div>
  );
}
