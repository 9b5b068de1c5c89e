import { useCallback } from 'react';
import type { Issue } from '../../model/result';
import { useSettings } from '../../store/settings';
import { type MessageId, type MessageParams, say, sayIssue } from '../../words/catalogue';

/** Says messages in the language of the settings. */
export type Say = (id: MessageId, params?: MessageParams) => string;

export function useSay(): Say {
  const language = useSettings((state) => state.language);
  return useCallback((id, params) => say(id, params, language), [language]);
}

/** Says issues in the language of the settings. */
export function useSayIssue(): (issue: Issue) => string {
  const language = useSettings((state) => state.language);
  return useCallback((issue) => sayIssue(issue, language), [language]);
}
