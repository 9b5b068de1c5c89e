import { doubtAt } from '../model/dc-doubts';
import type { ParameterReader } from '../model/parameters';
import { type Issue, issue } from '../model/result';
import type { RunRecord } from '../model/run-record';

/**
 * Warnings for a run in which voltage and reactive power, which the DC flow leaves out, could matter: hours with branches
 * near their rating in MW alone, and hours in which little of the grid is served. A recorded time's state holds to the next.
 */
export function doubtsOfRun(record: RunRecord, read: ParameterReader): Issue[] {
  const heavyLoading = read('power.doubtLoading');
  const darkShare = read('power.doubtServedShare');
  const { timesS } = record;
  const heavy = { hours: 0, fromS: 0, most: 0 };
  const dark = { hours: 0, fromS: 0, least: 1 };
  for (let i = 0; i < timesS.length; i++) {
    const { heavyCount, servedShare, isLive } = doubtAt(record, i, heavyLoading);
    if (!isLive) continue;
    const hours = i + 1 < timesS.length ? (timesS[i + 1] - timesS[i]) / 3600 : 0;
    if (heavyCount > 0) {
      if (heavy.most === 0) heavy.fromS = timesS[i];
      heavy.most = Math.max(heavy.most, heavyCount);
      heavy.hours += hours;
    }
    if (servedShare < darkShare) {
      if (dark.least === 1) dark.fromS = timesS[i];
      dark.least = Math.min(dark.least, servedShare);
      dark.hours += hours;
    }
  }
  const issues: Issue[] = [];
  if (heavy.hours > 0)
    issues.push(
      issue('warning', 'power.dcHeavy', {
        hours: heavy.hours,
        fromH: heavy.fromS / 3600,
        count: heavy.most,
        percent: heavyLoading * 100,
      }),
    );
  if (dark.hours > 0)
    issues.push(
      issue('warning', 'power.dcDark', {
        hours: dark.hours,
        fromH: dark.fromS / 3600,
        percent: darkShare * 100,
        least: Math.round(dark.least * 100),
      }),
    );
  return issues;
}
