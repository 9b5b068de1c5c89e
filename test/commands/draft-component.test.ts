import { beforeEach, describe, expect, it } from 'vitest';
import { addComponent } from '../../src/commands/add-component';
import { blankDraft } from '../../src/commands/blank-draft';
import { changeMany } from '../../src/commands/change-many';
import { type Draft, draftComponent } from '../../src/commands/draft-component';
import { usualBranch } from '../../src/model/edits/branch-defaults';
import { editedKinds } from '../../src/model/edits/edited-kind';
import { projectOfState, setProject, undoProject, useProject } from '../../src/store/project';
import { smallProject } from '../builders/small-project';

const region = () => projectOfState(useProject.getState())!.region;

function drafted(made: ReturnType<typeof draftComponent>): Draft {
  if (typeof made === 'string') throw new Error(made);
  return made;
}

beforeEach(() => {
  const project = smallProject();
  // no network in this project: a station without pumps
  for (const it of project.region.facilities) delete it.pumpIds;
  setProject(project);
});

describe('usual lines', () => {
  const bus = (id: string, baseKv: number) => ({ ...region().grid.buses[0], id, baseKv });

  it('have the reactance of their length and the rating of their voltage', () => {
    const line = usualBranch(bus('a', 110), bus('b', 110), 10, 100);
    // 0.413 ohm/km over 10 km on 110²/100 ohm, and √3 · 110 kV · 510 A
    expect(line.reactancePu).toBeCloseTo(4.13 / 121, 4);
    expect(line.ratingAMw).toBeCloseTo(97.2, 1);
    expect(line.ratingBMw).toBeGreaterThan(line.ratingAMw);
    expect(usualBranch(bus('a', 330), bus('b', 330), 10, 100).ratingAMw).toBeCloseTo(789, 0);
    expect(usualBranch(bus('a', 115), bus('b', 115), 10, 100).ratingAMw).toBeCloseTo(101.6, 0);
  });

  it('are transformers between two voltages, whichever end is higher', () => {
    const up = usualBranch(bus('a', 10), bus('b', 110), undefined, 100);
    const down = usualBranch(bus('a', 110), bus('b', 10), undefined, 100);
    expect([up.kind, down.kind]).toEqual(['transformer', 'transformer']);
    expect([up.reactancePu, down.reactancePu]).toEqual([0.42, 0.42]);
    expect(up.ratingAMw).toBe(25);
  });
});

describe('components that are added', () => {
  it('pass validation as drafted, and are one step of undo', () => {
    const before = region();
    for (const [what, where] of [
      ['bus', { place: [30.05, 50.02] }],
      ['branch', { fromId: 'a', toId: 'b10' }],
      ['generator', { busId: 'b110' }],
      ['facility', { place: [30.1, 50] }],
    ] as const) {
      const draft = drafted(draftComponent(what, where as never, region(), []));
      expect(Object.keys(draft.assumed).length).toBeGreaterThan(0);
      const done = addComponent(draft);
      expect(done).toMatchObject({ ok: true, value: [] });
      undoProject();
      expect(region()).toEqual(before);
    }
  });

  it('bring a coupling to the nearest bus that serves load', () => {
    void addComponent(drafted(draftComponent('facility', { place: [30.1, 50] }, region(), [])));
    expect(region().couplings.at(-1)).toMatchObject({
      consumer: { kind: 'facility', id: 'site-1' },
      busId: 'b10',
    });
  });

  it('are refused with a reason where two ends are one, or there is no network', () => {
    expect(draftComponent('branch', { fromId: 'a', toId: 'a' }, region(), [])).toBe('edit.wanted.twoBuses');
    expect(draftComponent('tank', { place: [30, 50] }, region(), [])).toBe('edit.noNetworkNear');
  });

  it('have a blank form for every kind that the region can hold', () => {
    const none = editedKinds.filter((it) => blankDraft(it, region(), []) === undefined);
    // lines are asked for their ends first; elements need a network
    expect(none).toEqual(['branch', 'junction', 'reservoir', 'tank', 'pipe', 'pump', 'valve']);
  });
});

describe('many cells at once', () => {
  it('take over what is right as one step, and say of the rest why not', async () => {
    const before = region();
    const change = (id: string, fields: Record<string, unknown>) => ({
      item: { kind: 'branch' as const, id },
      fields,
    });
    const { refused } = await changeMany(
      [change('l1', { ratingAMw: 80 }), change('t1', { toBusId: 'nowhere' })],
      2,
    );
    expect(region().grid.branches.map((it) => it.ratingAMw)).toEqual([80, 50]);
    expect([...refused].map(([ix, it]) => [ix, it.code])).toEqual([[1, 'region.namesNothing']]);
    undoProject();
    expect(region()).toEqual(before);
  });
});
