import { useEffect, useState } from 'react';
import { startAutoRun } from '../../commands/auto-run';
import { lookForPrevious, restoreDraft, startAutosave } from '../../commands/autosave';
import { bundledNames, openBundled } from '../../commands/open-bundled';
import { startPruningSelection } from '../../commands/prune-selection';
import { startAutoBand } from '../../commands/work-out-band';
import { useView } from '../../store/view';
import { notifyIssues } from './notice-store';

let started: Promise<void> | undefined;

/** Shows the project of the last visit, or the first bundled region. Returns true until that is decided. */
export function useStart(): boolean {
  const [starting, setStarting] = useState(true);
  useEffect(() => {
    started ??= start();
    void started.then(() => setStarting(false));
  }, []);
  return starting;
}

/** Below these widths, px, a panel would cover the map, so it starts folded. */
const inspectorFitsPx = 1180;
const panelFitsPx = 820;

async function start(): Promise<void> {
  useView.setState({ leftOpen: innerWidth > panelFitsPx, rightOpen: innerWidth > inspectorFitsPx });
  void lookForPrevious();
  const restored = await restoreDraft();
  startAutosave();
  startAutoRun();
  startAutoBand();
  startPruningSelection();
  if (restored || bundledNames.length === 0) return;
  const reply = await openBundled(bundledNames[0]);
  if (!reply.ok) notifyIssues(reply.error);
}
