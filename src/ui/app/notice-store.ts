import { create } from 'zustand';
import type { Issue } from '../../model/result';

/** Short messages that pass by; what must stay is shown in a panel. */
export interface Notice {
  key: number;
  issue: Issue;
}

export const useNotices = create<{ notices: Notice[] }>()(() => ({ notices: [] }));

let lastKey = 0;
const shownAtOnce = 4;

export function notifyIssues(issues: readonly Issue[]): void {
  const added = issues.slice(0, shownAtOnce).map((issue) => ({ key: ++lastKey, issue }));
  useNotices.setState((state) => ({ notices: [...state.notices, ...added].slice(-shownAtOnce) }));
}

export function dropNotice(key: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((it) => it.key !== key) }));
}
