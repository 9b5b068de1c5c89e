import { FolderInput } from 'lucide-react';
import type { Region } from '../../model/region';
import { projectOfState, useProject } from '../../store/project';
import { useRuns } from '../../store/runs';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import { chooseFiles } from '../import/choose-files';
import { Button } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { Quantity } from '../kit/quantity';
import { TabPanel } from '../kit/tabs';
import { useSay } from '../kit/use-say';
import { useHeldGeometry } from '../map/use-held';
import { ComponentTable } from '../tables/component-table';
import { CouplingTable } from '../tables/coupling-table';
import { WaterChecksPanel } from '../water-checks/water-checks-panel';
import { NetworkPlaces } from './network-places';

/** What exists: an overview, every component in tables, the couplings. */
export function RegionPanel() {
  const say = useSay();
  const tab = useView((state) => state.regionTab);
  const hasWater = useProject((state) => (projectOfState(state)?.region.waterNetworks.length ?? 0) > 0);
  return (
    <TabPanel
      label={say('rail.region')}
      open={tab}
      onOpen={(regionTab) => useView.setState({ regionTab })}
      tabs={[
        { key: 'overview', title: say('region.overview'), content: <RegionOverview /> },
        { key: 'components', title: say('region.components'), content: <ComponentTable /> },
        { key: 'couplings', title: say('region.couplings'), content: <CouplingTable /> },
        ...(hasWater ? [{ key: 'checks', title: say('region.checks'), content: <WaterChecksPanel /> }] : []),
      ]}
    />
  );
}

function RegionOverview() {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const issues = useRuns((state) => state.regionIssues);
  const geometry = useHeldGeometry();
  if (!region) return null;
  const people = region.areas.reduce((sum, it) => sum + it.people, 0);
  const pipes = geometry.reduce((sum, it) => sum + it.linkIds.length, 0);
  const facts = [
    ['region.people', people],
    ['region.areas', region.areas.length],
    ['region.buses', region.grid.buses.length],
    ['region.branches', region.grid.branches.length],
    ['region.generators', region.grid.generators.length],
    ['region.feeders', region.feeders.length],
    ['region.waterNetworks', region.waterNetworks.length],
    ['region.supplyParts', region.supplyZones?.nodes.length ?? 0],
    ['region.links', pipes],
    ['region.facilities', region.facilities.length],
    ['region.withBackup', region.facilities.filter((it) => it.backup.length > 0).length],
    ['region.waterPoints', region.waterPoints?.length ?? 0],
    ['region.couplingCount', region.couplings.length],
  ] as const;
  return (
    <div className="panel-scroll panel-first">
      {region.synthetic && <p className="callout">{say('region.synthetic')}</p>}
      <RegionNote region={region} />
      {region.baseMap.schematic && (
        <p className="callout" data-tone="attention">
          {say('region.schematic')}
        </p>
      )}
      <dl className="facts">
        {facts
          .filter(([, count]) => count > 0)
          .map(([id, count]) => (
            <div key={id}>
              <dt>{say(id)}</dt>
              <dd>
                <Quantity value={count} />
              </dd>
            </div>
          ))}
      </dl>
      <NetworkPlaces region={region} />
      {region.origin && <p className="muted">{say('region.origin', { origin: region.origin })}</p>}
      {issues.length > 0 && (
        <section className="panel-section">
          <h3>{say('region.issues')}</h3>
          <IssueList issues={issues} />
        </section>
      )}
      <div className="panel-bar">
        <Button icon={<FolderInput aria-hidden />} onClick={chooseFiles}>
          {say('region.import')}
        </Button>
      </div>
    </div>
  );
}

function RegionNote({ region }: { region: Region }) {
  const language = useSettings((state) => state.language);
  const note = language === 'uk' ? (region.noteUk ?? region.note) : region.note;
  return note ? <p>{note}</p> : null;
}
