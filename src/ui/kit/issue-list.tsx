import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Issue } from '../../model/result';
import { Button } from './button';
import { useSay, useSayIssue } from './use-say';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const rank = { error: 0, warning: 1, info: 2 } as const;
const shownFirst = 12;

/** Issues with their place in the file, worst first; long lists open on demand. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  const say = useSay();
  const sayIssue = useSayIssue();
  const [all, setAll] = useState(false);
  const sorted = [...issues].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const shown = all ? sorted : sorted.slice(0, shownFirst);
  return (
    <>
      <ul className="issue-list">
        {shown.map((issue, i) => {
          const Icon = icons[issue.severity];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: issues have no id and the list does not move
            <li key={i} data-severity={issue.severity}>
              <Icon role="img" aria-label={say(`issue.${issue.severity}`)} />
              <span>
                {sayIssue(issue)}
                <IssuePlace issue={issue} />
              </span>
            </li>
          );
        })}
      </ul>
      {sorted.length > shown.length && (
        <p>
          <Button look="quiet" onClick={() => setAll(true)}>
            {say('issue.more', { count: sorted.length - shown.length })}
          </Button>
        </p>
      )}
    </>
  );
}

/** File, line and column of an issue, as far as they are known. */
export function IssuePlace({ issue }: { issue: Issue }) {
  const say = useSay();
  const { file, line, column } = issue.where ?? {};
  const place = [
    file,
    line !== undefined && say('issue.line', { line }),
    column !== undefined && say('issue.column', { column }),
  ].filter(Boolean);
  return place.length > 0 ? <span className="issue-where">{place.join(', ')}</span> : null;
}
