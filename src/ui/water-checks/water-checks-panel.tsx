import './water-checks.css';
import { ListChecks } from 'lucide-react';
import { cancelChecks, checkNetworks } from '../../commands/check-water';
import { areasOnNetwork } from '../../model/area-nodes';
import type { Region } from '../../model/region';
import type { WaterNetwork } from '../../model/water';
import { projectOfState, useProject } from '../../store/project';
import { contentKey, useWaterChecks } from '../../store/water-checks';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';
import { lookAt } from './look-at';
import { NetworkChecksView } from './network-checks';

/** What each water network of the region does without pumps, on demand. */
export function WaterChecksPanel() {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const byContent = useWaterChecks((state) => state.byContent);
  if (!region) return null;
  const networks = region.waterNetworks;
  const isBusy = Object.values(byContent).some((it) => it.status === 'waiting' || it.status === 'working');
  return (
    <div className="panel-scroll panel-first">
      <p className="muted">{say('waterChecks.about')}</p>
      <div className="panel-bar">
        <Button
          look="primary"
          icon={<ListChecks aria-hidden />}
          disabled={isBusy}
          onClick={() => void checkNetworks(region, networks)}
        >
          {say('waterChecks.all', { count: networks.length })}
        </Button>
        {isBusy && <Button onClick={() => void cancelChecks()}>{say('waterChecks.stop')}</Button>}
      </div>
      {networks.map((it) => (
        <NetworkSection key={it.id} region={region} network={it} />
      ))}
    </div>
  );
}

function NetworkSection({ region, network }: { region: Region; network: WaterNetwork }) {
  const say = useSay();
  const key = contentKey(network, areasOnNetwork(region, network.id));
  const found = useWaterChecks((state) => state.byContent[key]);
  const name = network.name ?? network.id;
  const isDone = found?.status === 'done';
  const warnings = found?.checks.filter((it) => it.issue.severity !== 'info').length ?? 0;
  const notes = (found?.checks.length ?? 0) - warnings;
  const isWorking = found?.status === 'working' || found?.status === 'waiting';
  return (
    <section className="panel-section">
      <h3>
        {name}
        {!isWorking && (
          <Button look="quiet" onClick={() => void checkNetworks(region, [network])}>
            {say(isDone ? 'waterChecks.again' : 'waterChecks.check')}
          </Button>
        )}
      </h3>
      {isDone && <p className="muted">{say('waterChecks.summary', { warnings, notes })}</p>}
      {isDone && !network.placement && <p className="muted">{say('waterChecks.noPlace')}</p>}
      <NetworkChecksView
        name={name}
        contentKey={key}
        found={found}
        onLook={(check) => lookAt(network.id, check)}
      />
    </section>
  );
}
