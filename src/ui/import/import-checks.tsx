import '../water-checks/water-checks.css';
import { useEffect } from 'react';
import { cancelCheck, checkNetworks } from '../../commands/check-water';
import { areasOnNetwork } from '../../model/area-nodes';
import type { Region } from '../../model/region';
import type { WaterCheck } from '../../protocol/session-api';
import { projectOfState, useProject } from '../../store/project';
import { contentKey, useWaterChecks } from '../../store/water-checks';
import { useSay } from '../kit/use-say';
import { NetworkChecksView } from '../water-checks/network-checks';

interface ImportChecksProps {
  /** The region made of the files. */
  region: Region;
  /** Whether the files can be opened as the dialog stands. */
  canLook: boolean;
  onLook: (networkIx: number, check: WaterCheck) => void;
}

/** What the networks about to be imported do without pumps; worked out while the user reads the rest. */
export function ImportChecks({ region, canLook, onLook }: ImportChecksProps) {
  const say = useSay();
  const byContent = useWaterChecks((state) => state.byContent);
  useEffect(() => {
    const keyOf = (it: Region['waterNetworks'][number]) => contentKey(it, areasOnNetwork(region, it.id));
    const known = useWaterChecks.getState().byContent;
    void checkNetworks(
      region,
      region.waterNetworks.filter((it) => known[keyOf(it)]?.status !== 'done'),
    );
    return () => {
      const opened = new Set(
        projectOfState(useProject.getState())?.region.waterNetworks.map((it) => it.inp) ?? [],
      );
      for (const it of region.waterNetworks) if (!opened.has(it.inp)) void cancelCheck(keyOf(it));
    };
  }, [region]);
  return region.waterNetworks.map((it, ix) => {
    const key = contentKey(it, areasOnNetwork(region, it.id));
    const name = it.name ?? it.id;
    return (
      <section key={it.id} className="panel-section">
        <h3>{say('waterChecks.title', { name })}</h3>
        <NetworkChecksView
          name={name}
          contentKey={key}
          found={byContent[key]}
          canLook={canLook}
          onLook={(check) => onLook(ix, check)}
          lookTip={say('waterChecks.openAndLook')}
        />
      </section>
    );
  });
}
