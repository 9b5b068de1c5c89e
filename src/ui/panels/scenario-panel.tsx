import './scenario.css';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useView } from '../../store/view';
import { FootprintPanel } from '../footprint/footprint-panel';
import { TabPanel } from '../kit/tabs';
import { useSay } from '../kit/use-say';
import { AssumptionTable } from './assumption-table';
import { LossList } from './loss-list';
import { ScenarioChoice } from './scenario-choice';
import { ScenarioSettings } from './scenario-settings';

/** What happens and what is done about it. */
export function ScenarioPanel() {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const scenario = useProject(scenarioOfState);
  const tab = useView((state) => state.scenarioTab);
  if (!region || !scenario) return null;
  const changed = Object.keys(scenario.parameters).length;
  return (
    <>
      <ScenarioChoice scenario={scenario} />
      <TabPanel
        label={say('rail.scenario')}
        open={tab}
        onOpen={(scenarioTab) => useView.setState({ scenarioTab })}
        tabs={[
          {
            key: 'losses',
            title: (
              <>
                {say('scenario.losses')}
                <span className="tab-count">{scenario.events.length}</span>
              </>
            ),
            content: <LossList region={region} scenario={scenario} />,
          },
          {
            key: 'hazards',
            title: say('footprint.tab'),
            content: <FootprintPanel key={scenario.id} region={region} scenario={scenario} />,
          },
          {
            key: 'settings',
            title: say('scenario.settings'),
            content: <ScenarioSettings key={scenario.id} scenario={scenario} timeZone={region.timeZone} />,
          },
          {
            key: 'assumptions',
            title: (
              <>
                {say('scenario.assumptions')}
                {changed > 0 && <span className="tab-count">{changed}</span>}
              </>
            ),
            content: <AssumptionTable scenario={scenario} />,
          },
        ]}
      />
    </>
  );
}
