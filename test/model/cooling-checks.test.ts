import { describe, expect, it } from 'vitest';
import { validateRegion } from '../../src/model/validate';
import { cooledRegion, twoSprings } from '../builders/cooled-region';

describe('checks of cooling nodes', () => {
  it('say which unit names a node that is not there, for networks and for supply zones', () => {
    for (const coolingNodeId of ['other/J3', 'nowhere']) {
      const issues = validateRegion(cooledRegion({ coolingNodeId, coolingM3s: 0.01 }));
      expect(issues).toMatchObject([{ severity: 'error', code: 'region.namesNothing' }]);
      expect(issues[0].params).toMatchObject({ kind: 'generator', id: 'steam', missing: coolingNodeId });
    }
    expect(validateRegion(cooledRegion({ coolingNodeId: 'w/J3', coolingM3s: 0.01 }))).toEqual([]);
    const zones = cooledRegion({ coolingNodeId: 'basin', coolingM3s: 0.01 }, { supplyZones: twoSprings });
    expect(validateRegion(zones)).toEqual([]);
  });

  it('warn of a unit that nothing cools, and refuse a need of nothing', () => {
    const wind = cooledRegion({ coolingNodeId: 'w/J3', coolingM3s: 0.01, technology: 'wind' });
    expect(validateRegion(wind)).toMatchObject([{ severity: 'warning', code: 'region.notCooled' }]);
    const dry = cooledRegion({ coolingNodeId: 'w/J3', coolingM3s: 0 });
    expect(validateRegion(dry)).toMatchObject([{ severity: 'error', code: 'region.coolingNotPositive' }]);
  });
});
