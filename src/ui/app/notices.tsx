import './notices.css';
import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useEffect } from 'react';
import { useProject } from '../../store/project';
import { IssuePlace } from '../kit/issue-list';
import { useSay, useSayIssue } from '../kit/use-say';
import { dropNotice, notifyIssues, useNotices } from './notice-store';

/** Messages that pass by, at the lower right. Refused edits are told here. */
export function Notices() {
  const say = useSay();
  const sayIssue = useSayIssue();
  const notices = useNotices((state) => state.notices);
  useEffect(
    () =>
      useProject.subscribe(
        (state) => state.refusals,
        (refusals) => notifyIssues(refusals),
      ),
    [],
  );
  return (
    <>
      {notices.map(({ key, issue }) => (
        <Toast.Root
          key={key}
          className="notice"
          data-severity={issue.severity}
          duration={issue.severity === 'error' ? 12_000 : 6_000}
          onOpenChange={(open) => !open && dropNotice(key)}
        >
          <Toast.Description>
            {sayIssue(issue)}
            <IssuePlace issue={issue} />
          </Toast.Description>
          <Toast.Close className="icon-button" aria-label={say('dialog.close')}>
            <X aria-hidden />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="notices" />
    </>
  );
}
