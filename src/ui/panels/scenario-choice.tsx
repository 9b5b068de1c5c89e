import { Copy, EllipsisVertical, FilePlus2, Trash2 } from 'lucide-react';
import { addScenario, removeScenario } from '../../commands/change-scenario';
import type { Scenario } from '../../model/scenario';
import { projectOfState, setActiveScenario, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { IconButton } from '../kit/button';
import { SelectInput } from '../kit/fields';
import { Menu, MenuItem } from '../kit/menu';
import { scenarioName } from '../kit/scenario-name';
import { useSay } from '../kit/use-say';

/** Chooses the scenario that is shown and run; adds, copies and removes scenarios. */
export function ScenarioChoice({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const scenarios = useProject((state) => projectOfState(state)?.scenarios) ?? [];
  const name = scenarioName(scenario, language, say);
  return (
    <div className="scenario-choice">
      <SelectInput
        label={say('scenario.choose')}
        value={scenario.id}
        options={scenarios.map((it) => [it.id, scenarioName(it, language, say)] as const)}
        onChoose={setActiveScenario}
      />
      <Menu align="end" trigger={<IconButton label={say('scenario.menu')} icon={<EllipsisVertical />} />}>
        <MenuItem icon={<Copy />} onSelect={() => addScenario('copy', say('scenario.copyOf', { name }))}>
          {say('scenario.duplicate')}
        </MenuItem>
        <MenuItem icon={<FilePlus2 />} onSelect={() => addScenario('empty', say('scenario.newName'))}>
          {say('scenario.new')}
        </MenuItem>
        <MenuItem icon={<Trash2 />} disabled={scenarios.length < 2} onSelect={removeScenario}>
          {say('scenario.remove')}
        </MenuItem>
      </Menu>
    </div>
  );
}
