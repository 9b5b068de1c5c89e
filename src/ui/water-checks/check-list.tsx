import { Crosshair, Info, TriangleAlert } from 'lucide-react';
import type { WaterCheck } from '../../protocol/session-api';
import { Button } from '../kit/button';
import { IssuePlace } from '../kit/issue-list';
import { useSay, useSayIssue } from '../kit/use-say';

/** Checks as sentences in their own order, each with a way to look at what it is about. */
export function CheckList({
  checks,
  onLook,
  canLook = true,
  lookTip,
}: {
  checks: readonly WaterCheck[];
  onLook: (check: WaterCheck) => void;
  canLook?: boolean;
  /** What looking does beside looking. */
  lookTip?: string;
}) {
  const say = useSay();
  const sayIssue = useSayIssue();
  if (checks.length === 0) return <p className="muted">{say('waterChecks.none')}</p>;
  return (
    <ul className="issue-list water-checks">
      {checks.map((check, i) => {
        const { severity } = check.issue;
        const Icon = severity === 'info' ? Info : TriangleAlert;
        const sentence = sayIssue(check.issue);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: checks have no id and the list does not move
          <li key={i} data-severity={severity}>
            <Icon role="img" aria-label={say(`issue.${severity}`)} />
            <div>
              {sentence}
              <IssuePlace issue={check.issue} />
              {check.elements.length > 0 && (
                <Button
                  look="quiet"
                  icon={<Crosshair aria-hidden />}
                  aria-label={say('waterChecks.lookAt', { sentence })}
                  title={lookTip}
                  disabled={!canLook}
                  onClick={() => onLook(check)}
                >
                  {say('waterChecks.look')}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
