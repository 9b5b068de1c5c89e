import { ZapOff } from 'lucide-react';
import { useState } from 'react';
import { type LossFields, loseComponents } from '../../commands/lose-components';
import type { ComponentRef } from '../../model/ids';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';
import { LossFieldsForm } from '../panels/loss-fields';

/** When, how badly and why, and the button that loses all of them, as one step of undo. */
export function LoseChosen({ intact, onDone }: { intact: readonly ComponentRef[]; onDone?: () => void }) {
  const say = useSay();
  const [draft, setDraft] = useState<LossFields>({});
  return (
    <>
      <LossFieldsForm
        value={{ timeS: 0, damage: 'moderate', cause: 'unspecified', ...draft }}
        onChange={(fields) => setDraft({ ...draft, ...fields })}
      />
      <div className="panel-bar">
        <Button
          look="primary"
          icon={<ZapOff aria-hidden />}
          onClick={() => {
            loseComponents(intact, draft);
            onDone?.();
          }}
        >
          {say('map.loseMany', { count: intact.length })}
        </Button>
      </div>
    </>
  );
}
