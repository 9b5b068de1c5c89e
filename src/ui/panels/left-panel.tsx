import './panels.css';
import { PanelLeftClose } from 'lucide-react';
import { useView } from '../../store/view';
import { IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { RegionPanel } from './region-panel';
import { ResultsPanel } from './results-panel';
import { ScenarioPanel } from './scenario-panel';

/** The task chosen in the rail. */
export function LeftPanel() {
  const say = useSay();
  const item = useView((state) => state.railItem);
  return (
    <>
      <header className="panel-head">
        <h2>{say(`rail.${item}`)}</h2>
        <IconButton
          label={say('fold.left')}
          icon={<PanelLeftClose />}
          onClick={() => useView.setState({ leftOpen: false })}
        />
      </header>
      {item === 'region' && <RegionPanel />}
      {item === 'scenario' && <ScenarioPanel />}
      {item === 'results' && <ResultsPanel />}
    </>
  );
}
