import { ChevronDown, FolderOpen, History, Map as MapIcon, Mountain, Save, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { keepPrevious, restorePrevious } from '../../commands/autosave';
import { type BundledName, bundledNames, openBundled } from '../../commands/open-bundled';
import { showNothing } from '../../commands/open-project';
import { saveProject } from '../../commands/save-project';
import { wipeStoredData } from '../../commands/wipe-stored-data';
import { isDirty, useProject } from '../../store/project';
import { useStorage } from '../../store/storage';
import { chooseFiles } from '../import/choose-files';
import { ConfirmDialog } from '../kit/dialog';
import { Menu, MenuItem, MenuLabel, MenuRule } from '../kit/menu';
import { useSay } from '../kit/use-say';
import { NewRegionDialog } from '../new-region/new-region-dialog';
import { notifyIssues } from './notice-store';

/** The project's name and state, and what can be done with it as a whole. */
export function ProjectMenu() {
  const say = useSay();
  const region = useProject((state) => state.history?.project.region);
  const dirty = useProject(isDirty);
  const hasPrevious = useStorage((state) => state.hasPrevious);
  const [asks, setAsks] = useState<'wipe' | 'close' | 'newRegion'>();
  const name = region ? (region.name ?? region.id) : say('top.noProject');
  const open = async (bundled: BundledName) => {
    await keepPrevious();
    const reply = await openBundled(bundled);
    if (!reply.ok) notifyIssues(reply.error);
  };
  return (
    <>
      <Menu
        trigger={
          <button type="button" className="project-button">
            <img src="./icon.svg" alt="" width={26} height={26} />
            <span className="visually-hidden">{say('top.projectMenu')}</span>
            <span className="project-names">
              <span className="project-name">{name}</span>
              {region && <SaveState />}
            </span>
            <ChevronDown size={14} aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<FolderOpen />} keys="Ctrl O" onSelect={chooseFiles}>
          {say('top.openFile')}
        </MenuItem>
        <MenuItem icon={<Save />} keys="Ctrl S" disabled={!region} onSelect={saveProject}>
          {say('top.saveProject')}
        </MenuItem>
        <MenuItem icon={<Mountain />} onSelect={() => setAsks('newRegion')}>
          {say('newRegion.open')}
        </MenuItem>
        {hasPrevious && (
          <MenuItem icon={<History />} onSelect={() => void restorePrevious()}>
            {say('top.previous')}
          </MenuItem>
        )}
        {bundledNames.length > 0 && (
          <>
            <MenuRule />
            <MenuLabel>{say('top.openBundled')}</MenuLabel>
            {bundledNames.map((it) => (
              <MenuItem key={it} icon={<MapIcon />} onSelect={() => void open(it)}>
                {say(`bundled.${it}.title`)}
              </MenuItem>
            ))}
          </>
        )}
        <MenuRule />
        <MenuItem icon={<X />} disabled={!region} onSelect={() => (dirty ? setAsks('close') : showNothing())}>
          {say('top.closeProject')}
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={() => setAsks('wipe')}>
          {say('top.wipe')}
        </MenuItem>
      </Menu>
      <NewRegionDialog open={asks === 'newRegion'} onClose={() => setAsks(undefined)} />
      <ConfirmDialog
        open={asks === 'wipe'}
        title={say('wipe.title')}
        text={say('wipe.text')}
        confirm={say('wipe.confirm')}
        onConfirm={() => void wipeStoredData()}
        onClose={() => setAsks(undefined)}
      />
      <ConfirmDialog
        open={asks === 'close'}
        title={say('close.title')}
        text={say('close.text')}
        confirm={say('close.confirm')}
        onConfirm={showNothing}
        onClose={() => setAsks(undefined)}
      />
    </>
  );
}

function SaveState() {
  const say = useSay();
  const dirty = useProject(isDirty);
  const status = useStorage((state) => state.status);
  const shown = status === 'full' ? 'full' : dirty ? status : 'saved';
  return (
    <span
      className="project-state"
      data-status={shown}
      title={shown === 'pending' ? undefined : say(`save.${shown}Tip`)}
    >
      {say(`save.${shown}`)}
    </span>
  );
}
