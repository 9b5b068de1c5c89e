import { expect, it } from 'vitest';
import { changeLoss, loseComponents, restoreComponents } from '../../src/commands/lose-components';
import { changedLosses } from '../../src/commands/show-at-once';
import { scenarioOfState, setProject, undoProject, useProject } from '../../src/store/project';
import { smallProject } from '../builders/small-project';

it('finds the losses that came, went or changed', () => {
  setProject(smallProject());
  const now = () => scenarioOfState(useProject.getState());
  const ids = (from: ReturnType<typeof now>) => changedLosses(from, now()).map((it) => [it.id, it.timeS]);
  const start = now();
  loseComponents([{ kind: 'branch', id: 'l1' }], { timeS: 60 });
  expect(ids(start)).toEqual([['loss-1', 60]]);
  const one = now();
  loseComponents([{ kind: 'bus', id: 'a' }], { timeS: 120 });
  expect(ids(one)).toEqual([['loss-2', 120]]);
  const two = now();
  changeLoss('loss-1', { timeS: 30 });
  expect(ids(two)).toEqual([
    ['loss-1', 30],
    ['loss-1', 60],
  ]);
  const three = now();
  restoreComponents([{ kind: 'bus', id: 'a' }]);
  expect(ids(three)).toEqual([['loss-2', 120]]);
  undoProject();
  expect(ids(three)).toEqual([]);
});
