import './empty-project.css';
import { FolderOpen, Map as MapIcon, Mountain } from 'lucide-react';
import { useState } from 'react';
import { type BundledName, bundledNames, openBundled } from '../../commands/open-bundled';
import { chooseFiles } from '../import/choose-files';
import { Button } from '../kit/button';
import { useLate } from '../kit/use-late';
import { useSay } from '../kit/use-say';
import { NewRegionDialog } from '../new-region/new-region-dialog';
import { notifyIssues } from './notice-store';

/** What is shown when no project is open: the ways to open one. */
export function EmptyProject({ isStarting }: { isStarting: boolean }) {
  const say = useSay();
  const isSlow = useLate(isStarting, 300);
  const [asksNew, setAsksNew] = useState(false);
  if (isStarting) return isSlow ? <p className="part-loading">{say('loading.region')}</p> : null;
  const open = async (name: BundledName) => {
    const reply = await openBundled(name);
    if (!reply.ok) notifyIssues(reply.error);
  };
  return (
    <div className="empty-project">
      <img src="./icon.svg" alt="" width={48} height={48} />
      <h1>{say('empty.title')}</h1>
      <p>{say('empty.text')}</p>
      <ul className="empty-regions">
        {bundledNames.map((name) => (
          <li key={name}>
            <button type="button" className="empty-region" onClick={() => void open(name)}>
              <MapIcon size={20} aria-hidden />
              <strong>{say(`bundled.${name}.title`)}</strong>
              <span>{say(`bundled.${name}.text`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="empty-actions">
        <Button icon={<FolderOpen aria-hidden />} onClick={chooseFiles}>
          {say('empty.chooseFiles')}
        </Button>
        <Button icon={<Mountain aria-hidden />} onClick={() => setAsksNew(true)}>
          {say('newRegion.open')}
        </Button>
        <NewRegionDialog open={asksNew} onClose={() => setAsksNew(false)} />
      </div>
    </div>
  );
}
