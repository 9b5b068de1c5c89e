import './top-bar.css';
import { CircleHelp, PanelRight, Redo2, Undo2 } from 'lucide-react';
import { redoProject, undoProject, useProject } from '../../store/project';
import { useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { HelpDialog } from '../help/help-dialog';
import { IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { HandlingMenu } from './handling-menu';
import { ProjectMenu } from './project-menu';
import { RunControls } from './run-controls';
import { SettingsMenu } from './settings-menu';

/** Project name, undo and redo, run state, handling mark, settings and help. */
export function TopBar() {
  const say = useSay();
  const isOpen = useProject((state) => state.history !== undefined);
  const undoLabel = useProject((state) => state.history?.past.at(-1)?.label);
  const redoLabel = useProject((state) => state.history?.future[0]?.label);
  const rightOpen = useView((state) => state.rightOpen);
  const what = (label: { code: string; params: Record<string, string | number> }) =>
    say(label.code as MessageId, label.params);
  return (
    <header className="shell-top">
      <ProjectMenu />
      {isOpen && (
        <>
          <IconButton
            label={undoLabel ? say('top.undoWhat', { what: what(undoLabel) }) : say('top.undo')}
            keys="Ctrl Z"
            className="top-optional"
            icon={<Undo2 />}
            disabled={!undoLabel}
            onClick={undoProject}
          />
          <IconButton
            label={redoLabel ? say('top.redoWhat', { what: what(redoLabel) }) : say('top.redo')}
            keys="Ctrl Y"
            className="top-optional"
            icon={<Redo2 />}
            disabled={!redoLabel}
            onClick={redoProject}
          />
          <span className="top-rule" />
          <RunControls />
          <span className="top-space" />
          <HandlingMenu />
        </>
      )}
      {!isOpen && <span className="top-space" />}
      <SettingsMenu />
      <HelpDialog trigger={<IconButton label={say('top.help')} keys="?" icon={<CircleHelp />} />} />
      {isOpen && (
        <IconButton
          label={rightOpen ? say('fold.right') : say('unfold.right')}
          icon={<PanelRight />}
          aria-pressed={rightOpen}
          onClick={() => useView.setState({ rightOpen: !rightOpen })}
        />
      )}
    </header>
  );
}
