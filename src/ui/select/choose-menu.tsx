import './select.css';
import { List, Pentagon, SquareDashed, SquareDashedMousePointer } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import {
  choiceGroups,
  choiceModes,
  openChoiceList,
  setChoiceMode,
  takeAllChoiceGroups,
  toggleChoiceGroup,
  useChoosing,
} from '../../store/choosing';
import { setTool } from '../../store/view';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';

/** Choosing many: by box, polygon or list, which kinds, and what becomes of what is chosen already. */
export function ChooseMenu() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const { mode, without } = useChoosing();
  const start = (shape: 'box' | 'polygon') => {
    setOpen(false);
    setTool({ kind: 'sketch', shape, for: 'choice' });
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="button map-float" aria-label={say('choose.menu')}>
        <SquareDashedMousePointer aria-hidden="true" />
        <span className="map-wide-only">{say('choose.menu')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="choose-pop choose-menu"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          // the tool takes the focus to the map
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <div className="choose-tools">
            <Button icon={<SquareDashed aria-hidden />} onClick={() => start('box')}>
              {say('choose.box')}
            </Button>
            <Button icon={<Pentagon aria-hidden />} onClick={() => start('polygon')}>
              {say('choose.polygon')}
            </Button>
            <Button
              icon={<List aria-hidden />}
              onClick={() => {
                setOpen(false);
                openChoiceList(true);
              }}
            >
              {say('choose.list')}
            </Button>
          </div>
          <p className="field-note">{say('choose.shiftHint')}</p>
          <fieldset>
            <legend>{say('choose.mode')}</legend>
            {choiceModes.map((it) => (
              <label key={it} className="layer-choice">
                <input
                  type="radio"
                  name="choice-mode"
                  checked={mode === it}
                  onChange={() => setChoiceMode(it)}
                />
                {say(`choose.mode.${it}`)}
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{say('choose.kinds')}</legend>
            <div className="choose-all">
              <button type="button" className="link-button" onClick={() => takeAllChoiceGroups(true)}>
                {say('choose.allKinds')}
              </button>
              <button type="button" className="link-button" onClick={() => takeAllChoiceGroups(false)}>
                {say('choose.noKinds')}
              </button>
            </div>
            {choiceGroups.map((it) => (
              <label key={it} className="layer-choice">
                <input type="checkbox" checked={!without.has(it)} onChange={() => toggleChoiceGroup(it)} />
                {say(`choose.group.${it}`)}
              </label>
            ))}
          </fieldset>
          <p className="field-note">{say('choose.hidden')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
