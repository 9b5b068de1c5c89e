import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/model/parameters';
import { createHouseholds, type Homes, type HouseholdWater } from '../../src/timeline/household-water';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const groupDraft = fc.record({
  people: fc.integer({ min: 1, max: 4000 }),
  area: fc.integer({ min: -1, max: 2 }),
  floors: fc.integer({ min: 1, max: 12 }),
  needLPerDay: fc.integer({ min: 5, max: 300 }),
});
const stepDraft = fc.record({
  /** Delivered share by group. */
  got: fc.array(fc.oneof(share, fc.constantFrom(0, 1)), { minLength: 5, maxLength: 5 }),
  swing: fc.double({ min: 0.2, max: 2, noNaN: true }),
  reached: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 5 }),
  boosted: fc.array(fc.oneof(share, fc.constantFrom(0, 1)), { minLength: 3, maxLength: 3 }),
  /** Share of what is wanted that a point gives, and litres from a tanker, by area. */
  point: fc.array(share, { minLength: 3, maxLength: 3 }),
  tankerL: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20000 })), {
    minLength: 3,
    maxLength: 3,
  }),
});
const draft = fc.record({
  groups: fc.array(groupDraft, { minLength: 1, maxLength: 5 }),
  steps: fc.array(stepDraft, { minLength: 1, maxLength: 60 }),
  storedL: fc.integer({ min: 0, max: 30 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer D> ? D : never;

function homesOf({ groups }: Draft): Homes {
  return {
    count: groups.length,
    people: Float64Array.from(groups, (it) => it.people),
    areaIx: Int32Array.from(groups, (it) => it.area),
    areaCount: 3,
    floors: Uint8Array.from(groups, (it) => it.floors),
  };
}

interface Given {
  /** By group and by area in this step, litres. */
  neededL: Float64Array;
  tapL: Float64Array;
  pointL: Float64Array;
  tankerL: Float64Array;
}

/** Runs a draft; `look` is called after each step. */
function run(
  it: Draft,
  storedL: number,
  look: (homes: HouseholdWater, given: Given, step: number) => void,
): HouseholdWater {
  const read = readParameters({ 'household.storedLPerPerson': storedL, 'household.containerLPerPerson': 60 });
  const homes = createHouseholds(it.steps.length, homesOf(it), read);
  it.steps.forEach((step, k) => {
    const neededL = Float64Array.from(it.groups, (g) => (g.people * g.needLPerDay * step.swing) / 96);
    const tapL = neededL.map((need, g) => need * step.got[g]);
    homes.draw({
      tapL,
      neededL,
      reached: Uint8Array.from(it.groups, (g, n) => Math.min(g.floors, step.reached[n])),
      boosted: Float64Array.from(step.boosted),
    });
    const pointL = Float64Array.from(homes.wantL, (want, a) => want * step.point[a]);
    for (let a = 0; a < 3; a++) homes.carry(a, pointL[a]);
    homes.settle();
    const tankerL = Float64Array.from(step.tankerL, (litres, a) => homes.handOut(a, litres));
    look(homes, { neededL, tapL, pointL, tankerL }, k + 1);
  });
  return homes;
}

/** Litres per person that a cell has used up to the end of a step. */
function usedTo({ usedL, cellStride }: HouseholdWater, cell: number, step: number): number {
  return usedL[step * cellStride + cell];
}

/** Used by each group in a step, litres. */
function usedByGroup(homes: HouseholdWater, count: number, step: number): Float64Array {
  const out = new Float64Array(count);
  for (let c = 0; c < homes.cellCount; c++)
    out[homes.cellGroup[c]] += homes.cellPeople[c] * (usedTo(homes, c, step) - usedTo(homes, c, step - 1));
  return out;
}

describe('the account of household water', () => {
  it('adds up in every area and step: taps and brought home, less what went into containers, are used', () => {
    fc.assert(
      fc.property(draft, (it) => {
        const start = new Float64Array(3);
        for (const g of it.groups) if (g.area >= 0) start[g.area] += g.people * it.storedL;
        run(it, it.storedL, (homes) => {
          for (let a = 0; a < 3; a++) {
            const hadL = homes.tapTotalL[a] + homes.broughtTotalL[a] + start[a];
            expect(Math.abs(hadL - homes.usedTotalL[a] - homes.storedL[a])).toBeLessThanOrEqual(
              1e-9 * Math.max(1, hadL),
            );
            expect(homes.storedL[a]).toBeGreaterThanOrEqual(-1e-9);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('hands nothing out twice: no more from taps and lower storeys than was delivered, no more home than was given', () => {
    fc.assert(
      fc.property(draft, (it) => {
        const before = { tap: new Float64Array(3), brought: new Float64Array(3) };
        run(it, it.storedL, (homes, given) => {
          const delivered = new Float64Array(3);
          it.groups.forEach((g, n) => {
            if (g.area >= 0) delivered[g.area] += given.tapL[n];
          });
          for (let a = 0; a < 3; a++) {
            const tap = homes.tapTotalL[a] - before.tap[a];
            const brought = homes.broughtTotalL[a] - before.brought[a];
            before.tap[a] = homes.tapTotalL[a];
            before.brought[a] = homes.broughtTotalL[a];
            expect(tap).toBeLessThanOrEqual(delivered[a] + 1e-6);
            expect(tap + brought).toBeLessThanOrEqual(
              delivered[a] + given.pointL[a] + given.tankerL[a] + 1e-6,
            );
            expect(brought).toBeGreaterThanOrEqual(given.pointL[a] + given.tankerL[a] - 1e-6);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('lets nobody use more than the need of the step or what people carry, whichever is more', () => {
    fc.assert(
      fc.property(draft, (it) => {
        run(it, it.storedL, (homes, given, step) => {
          const used = usedByGroup(homes, it.groups.length, step);
          it.groups.forEach((g, n) => {
            const mostL = Math.max(given.neededL[n], (g.people * 15) / 96);
            // those at taps may have the need, those who carry their 15 L
            expect(used[n]).toBeLessThanOrEqual(mostL * (1 + 1e-9));
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('keeps all people of a group, however its storeys part', () => {
    fc.assert(
      fc.property(draft, (it) => {
        const homes = run(it, it.storedL, () => {});
        const people = new Float64Array(it.groups.length);
        for (let c = 0; c < homes.cellCount; c++) people[homes.cellGroup[c]] += homes.cellPeople[c];
        it.groups.forEach((g, n) => {
          expect(people[n]).toBeCloseTo(g.people, 8);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('never gives less of the first 15 litres with more stored at home', () => {
    fc.assert(
      fc.property(draft, fc.integer({ min: 1, max: 30 }), (it, more) => {
        const vital = (storedL: number) => {
          const rows: number[] = [];
          run(
            { ...it, steps: it.steps.map((s) => ({ ...s, tankerL: [0, 0, 0] })) },
            storedL,
            (homes, _, step) => {
              for (let c = 0; c < homes.cellCount; c++)
                rows.push(Math.min(15 / 96, usedTo(homes, c, step) - usedTo(homes, c, step - 1)));
            },
          );
          return rows;
        };
        const [little, much] = [vital(it.storedL), vital(it.storedL + more)];
        expect(much.length).toBe(little.length);
        little.forEach((litres, k) => {
          expect(much[k]).toBeGreaterThanOrEqual(litres - 1e-9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('never leaves anyone with less by what a tanker brings', () => {
    fc.assert(
      fc.property(draft, (it) => {
        const used = (isServed: boolean) => {
          const steps = isServed ? it.steps : it.steps.map((s) => ({ ...s, tankerL: [0, 0, 0] }));
          const homes = run({ ...it, steps }, it.storedL, () => {});
          return Array.from({ length: homes.cellCount }, (_, c) => usedTo(homes, c, it.steps.length));
        };
        const [without, served] = [used(false), used(true)];
        without.forEach((litres, c) => {
          expect(served[c]).toBeGreaterThanOrEqual(litres - 1e-6);
        });
      }),
      { numRuns: 100 },
    );
  });
});
