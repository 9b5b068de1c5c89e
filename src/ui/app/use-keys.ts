import { useEffect } from 'react';
import { runScenario } from '../../commands/run-scenario';
import { saveProject } from '../../commands/save-project';
import { redoProject, undoProject } from '../../store/project';
import { useRuns } from '../../store/runs';
import { givePlace, select, setPlaying, setTime, setTool, useView } from '../../store/view';
import { askRemovalOfSelection } from '../edit/removal-store';
import { showHelp } from '../help/help-store';
import { chooseFiles } from '../import/choose-files';

/** One step of the cursor: the recording interval of the first days, s. */
const stepS = 900;
const leapS = 6 * 3600;

/** Keys of the whole window. Keys typed into fields and keys of the focused widget are left alone. */
export function useKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const done = event.ctrlKey || event.metaKey ? onCommandKey(event) : onPlainKey(event);
      if (done) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function onCommandKey(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (key === 's') {
    saveProject();
    return true;
  }
  if (key === 'o') {
    chooseFiles();
    return true;
  }
  if (isTyping(event)) return false;
  if (key === 'z') {
    if (event.shiftKey) redoProject();
    else undoProject();
    return true;
  }
  if (key === 'y') {
    redoProject();
    return true;
  }
  return false;
}

function onPlainKey(event: KeyboardEvent): boolean {
  if (isTyping(event) || event.altKey || document.querySelector('[role="dialog"]')) return false;
  const { timeS, playing, tool } = useView.getState();
  switch (event.key) {
    case ' ':
      if (isOnControl(event)) return false;
      setPlaying(!playing);
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (movesItself(event)) return false;
      const size = event.shiftKey ? leapS : stepS;
      const wanted = timeS + (event.key === 'ArrowLeft' ? -size : size);
      setTime(Math.min(wanted, useRuns.getState().latest?.endS ?? wanted));
      return true;
    }
    case 'r':
    case 'R':
      void runScenario();
      return true;
    case 'Delete':
      return askRemovalOfSelection();
    case '?':
      showHelp(true);
      return true;
    case 'Escape':
      if (tool.kind === 'place') givePlace(undefined);
      else if (tool.kind !== 'select') setTool({ kind: 'select' });
      else select([]);
      return true;
    default:
      return false;
  }
}

function on(event: KeyboardEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

function isTyping(event: KeyboardEvent): boolean {
  return on(event, 'input:not([type="checkbox"], [type="range"]), textarea, select, [contenteditable]');
}

function isOnControl(event: KeyboardEvent): boolean {
  return on(event, 'button, a, summary, input, [role="menuitem"], [role="tab"], [role="slider"], tr');
}

function movesItself(event: KeyboardEvent): boolean {
  return on(event, 'input, [role="slider"], [role="tab"], [role="menu"], [role="grid"], .maplibregl-map');
}
