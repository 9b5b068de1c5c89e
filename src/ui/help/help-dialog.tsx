import './help.css';
import { Footprints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useProject } from '../../store/project';
import { Button } from '../kit/button';
import { Modal } from '../kit/dialog';
import { useSay } from '../kit/use-say';
import { showTour } from '../tour/tour-store';
import { showHelp, useHelp } from './help-store';

const keys = [
  ['Space', 'help.play'],
  ['← →', 'help.step'],
  ['Shift ← →', 'help.leap'],
  ['R', 'help.run'],
  ['Ctrl Z', 'help.undo'],
  ['Ctrl Y', 'help.redo'],
  ['Ctrl S', 'help.save'],
  ['Ctrl O', 'help.open'],
  ['Esc', 'help.escape'],
  ['?', 'help.help'],
] as const;

/** What the app is, how far to trust it, and its keys. */
export function HelpDialog({ trigger }: { trigger: ReactNode }) {
  const say = useSay();
  const open = useHelp((state) => state.open);
  const isOpen = useProject((state) => state.history !== undefined);
  return (
    <Modal open={open} onOpenChange={showHelp} trigger={trigger} title={say('help.title')} wide>
      <section className="help-part">
        <h3>{say('help.startTitle')}</h3>
        <ol className="help-steps">
          <li>{say('help.start1')}</li>
          <li>{say('help.start2')}</li>
          <li>{say('help.start3')}</li>
          <li>{say('help.start4')}</li>
        </ol>
        {isOpen && (
          <Button
            icon={<Footprints aria-hidden />}
            onClick={() => {
              showHelp(false);
              showTour(0);
            }}
          >
            {say('tour.begin')}
          </Button>
        )}
      </section>
      <section className="help-part">
        <h3>{say('help.trustTitle')}</h3>
        <p>{say('help.trust')}</p>
        <p>{say('help.local')}</p>
      </section>
      <section className="help-part">
        <h3>{say('help.keysTitle')}</h3>
        <dl className="help-keys">
          {keys.map(([key, id]) => (
            <div key={id}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(id)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Modal>
  );
}
