import './select.css';
import { Download, Undo2, X, ZapOff } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { exportChosen } from '../../commands/choose-components';
import { restoreComponents } from '../../commands/lose-components';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { select } from '../../store/view';
import { Button, IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { useCountWords } from './chosen-words';
import { LoseChosen } from './lose-chosen';
import { useSplitChosen } from './split-chosen';

/** What is chosen on the map, by kind, and what can be done to all of it. */
export function ChosenBar({ region, selection }: { region: Region; selection: readonly ComponentRef[] }) {
  const say = useSay();
  const words = useCountWords(region, selection);
  const { intact, out } = useSplitChosen(selection);
  const [asks, setAsks] = useState(false);
  return (
    <section className="selection-bar chosen-bar map-float" aria-label={say('choose.chosen')}>
      <span className="chosen-words" role="status">
        <strong>{say('choose.count', { count: selection.length })}</strong> <span>{words}</span>
      </span>
      {intact.length > 0 && (
        <Popover.Root open={asks} onOpenChange={setAsks}>
          <Popover.Trigger className="button button-plain">
            <ZapOff aria-hidden />
            {say('choose.lose')}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              className="choose-pop choose-lose"
              sideOffset={8}
              collisionPadding={8}
              aria-label={say('choose.lose')}
            >
              <LoseChosen intact={intact} onDone={() => setAsks(false)} />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
      {out.length > 0 && (
        <Button icon={<Undo2 aria-hidden />} onClick={() => restoreComponents(out)}>
          {say('map.restoreMany', { count: out.length })}
        </Button>
      )}
      <IconButton label={say('choose.export')} icon={<Download />} onClick={() => void exportChosen()} />
      <IconButton label={say('choose.clear')} keys="Esc" icon={<X />} onClick={() => select([])} />
    </section>
  );
}
