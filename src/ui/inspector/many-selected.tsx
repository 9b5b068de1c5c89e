import { Undo2, X, ZapOff } from 'lucide-react';
import { useState } from 'react';
import { type LossFields, loseComponents, restoreComponents } from '../../commands/lose-components';
import { type ComponentRef, refKey } from '../../model/ids';
import { scenarioOfState, useProject } from '../../store/project';
import { hover, select, showComponent } from '../../store/view';
import { Button, IconButton } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { LossFieldsForm } from '../panels/loss-fields';
import { DataTable } from '../tables/data-table';
import { isLosable } from './component-actions';

/** Several selected: what they are, and actions on all of them at once. */
export function ManySelected({ selection }: { selection: readonly ComponentRef[] }) {
  const say = useSay();
  const nameOf = useNameOf();
  const scenario = useProject(scenarioOfState);
  const [draft, setDraft] = useState<LossFields>({});
  const lost = new Set(scenario?.events.map((it) => refKey(it.component)));
  const losable = selection.filter((it) => isLosable(it) && !lost.has(refKey(it)));
  const restorable = selection.filter((it) => lost.has(refKey(it)));
  return (
    <div className="inspector">
      <header className="inspector-head">
        <h2>{say('inspector.many', { count: selection.length })}</h2>
        <IconButton label={say('inspector.deselect')} keys="Esc" icon={<X />} onClick={() => select([])} />
      </header>
      <div className="inspector-loss inspector-pad">
        {losable.length > 0 && (
          <LossFieldsForm
            value={{ timeS: 0, damage: 'moderate', cause: 'unspecified', ...draft }}
            onChange={(fields) => setDraft({ ...draft, ...fields })}
          />
        )}
        <div className="panel-bar">
          {losable.length > 0 && (
            <Button
              look="primary"
              icon={<ZapOff aria-hidden />}
              onClick={() => loseComponents(losable, draft)}
            >
              {say('map.loseMany', { count: losable.length })}
            </Button>
          )}
          {restorable.length > 0 && (
            <Button icon={<Undo2 aria-hidden />} onClick={() => restoreComponents(restorable)}>
              {say('map.restoreMany', { count: restorable.length })}
            </Button>
          )}
        </div>
      </div>
      <div className="panel-fill">
        <DataTable<ComponentRef>
          caption={say('inspector.many', { count: selection.length })}
          rows={selection}
          rowKey={refKey}
          columns={[
            { key: 'name', title: say('tables.name'), sortBy: nameOf, cell: nameOf },
            {
              key: 'kind',
              title: say('tables.kind'),
              sortBy: (it) => it.kind,
              cell: (it) => say(`map.kind.${it.kind}`),
              width: '34%',
            },
          ]}
          onPick={showComponent}
          onHover={hover}
          empty=""
        />
      </div>
    </div>
  );
}
