import type { Region } from '../region';
import type { WaterNames } from './check-water';
import { checkIds, checkNamed, type Findings } from './findings';

/** Public water points serve areas that are there, and have what their kind draws on. */
export function checkWaterPoints(region: Region, water: WaterNames, findings: Findings): void {
  const { waterPoints } = region;
  if (!waterPoints) return;
  const areaIds = new Set(region.areas.map((it) => it.id));
  checkIds('water point', waterPoints, ['region', 'waterPoints'], findings);
  waterPoints.forEach((point, ix) => {
    const { id, kind, nodeId, storeM3, backup = [] } = point;
    const at = (...rest: (string | number)[]) => ['region', 'waterPoints', ix, ...rest];
    const naming = { kind: 'water point', id };
    point.areaIds.forEach((areaId, n) => {
      const path = at('areaIds', n);
      checkNamed(areaId, (it) => areaIds.has(it), { ...naming, names: 'area', path }, findings);
    });
    checkNamed(nodeId, water.hasNode, { ...naming, names: 'water node', path: at('nodeId') }, findings);
    if (kind === 'store' && storeM3 === undefined)
      findings.add('error', 'region.pointWithoutStore', { id }, at('storeM3'), id);
    if (kind === 'network' && nodeId === undefined)
      findings.add('error', 'region.pointWithoutNode', { id }, at('nodeId'), id);
    checkIds('backup set', backup, at('backup'), findings);
    backup.forEach((set, setIx) => {
      if (set.fuelL > set.tankL)
        findings.add('warning', 'region.fuelAboveTank', { id: set.id }, at('backup', setIx, 'fuelL'), id);
    });
  });
}
