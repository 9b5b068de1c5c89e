import { Undo2, X } from 'lucide-react';
import { useMemo } from 'react';
import { restoreComponents } from '../../commands/lose-components';
import { type ComponentRef, refKey } from '../../model/ids';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { hover, select, showComponent } from '../../store/view';
import { formatNumber } from '../charts/format-number';
import { Button, IconButton } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { lostNow } from '../map/lost-now';
import { useHeldRun } from '../map/use-held';
import { countGroups } from '../select/choice-groups';
import { LoseChosen } from '../select/lose-chosen';
import { useSplitChosen } from '../select/split-chosen';
import { DataTable } from '../tables/data-table';
import { isLosable } from './component-actions';

/** Several selected: how many of each kind, how they are now, actions on all of them at once, and their list. */
export function ManySelected({ selection }: { selection: readonly ComponentRef[] }) {
  const say = useSay();
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const grid = useProject((state) => projectOfState(state)?.region.grid);
  const { intact, out } = useSplitChosen(selection);
  const branches = useMemo(() => new Map(grid?.branches.map((it) => [it.id, it.kind])), [grid]);
  const kindOf = ({ kind, id }: ComponentRef) => (kind === 'branch' ? (branches.get(id) ?? kind) : kind);
  const counts = useMemo(() => (grid ? countGroups({ grid }, selection) : []), [grid, selection]);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <h2>{say('inspector.many', { count: selection.length })}</h2>
        <IconButton label={say('inspector.deselect')} keys="Esc" icon={<X />} onClick={() => select([])} />
      </header>
      <div className="inspector-pad many-counts">
        <dl className="facts" aria-label={say('choose.kinds')}>
          {counts.map(([group, count]) => (
            <div key={group}>
              <dt>{group === 'others' ? say('choose.others') : say(`choose.group.${group}`)}</dt>
              <dd>{formatNumber(count, language)}</dd>
            </div>
          ))}
        </dl>
        <StatesNow selection={selection} />
      </div>
      <div className="inspector-loss inspector-pad">
        {intact.length > 0 && <LoseChosen intact={intact} />}
        {out.length > 0 && (
          <div className="panel-bar">
            <Button icon={<Undo2 aria-hidden />} onClick={() => restoreComponents(out)}>
              {say('map.restoreMany', { count: out.length })}
            </Button>
          </div>
        )}
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
              sortBy: kindOf,
              cell: (it) => say(`map.kind.${kindOf(it)}`),
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

/** How many are out at the cursor, how many are not, and how many cannot be lost by themselves. */
function StatesNow({ selection }: { selection: readonly ComponentRef[] }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const reader = useHeldRun();
  const timeS = useTimeS(400);
  const scenario = useProject(scenarioOfState);
  const [lost, whole, fixed] = useMemo(() => {
    const now = lostNow(scenario, timeS, reader);
    const out = selection.filter((it) => now.has(refKey(it))).length;
    const losable = selection.filter(isLosable).length;
    return [out, losable - out, selection.length - losable];
  }, [selection, scenario, timeS, reader]);
  const rows = [
    ['choose.lostNow', lost],
    ['choose.intactNow', whole],
    ['choose.cannotBeLost', fixed],
  ] as const;
  return (
    <dl className="facts many-states" aria-label={say('choose.statesNow')}>
      {rows
        .filter(([, count]) => count > 0)
        .map(([id, count]) => (
          <div key={id}>
            <dt>{say(id)}</dt>
            <dd>{formatNumber(count, language)}</dd>
          </div>
        ))}
    </dl>
  );
}
