import { beforeAll, describe, expect, it } from 'vitest';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyRegion, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;

function chain(run: RunRecord, kind: string): string[] {
  let at = run.events.find((it) => it.kind === kind);
  const kinds: string[] = [];
  for (; at; at = at.causeIx === undefined ? undefined : run.events[at.causeIx]) kinds.push(at.kind);
  return kinds;
}

describe('a town whose line is lost for 60 h in frost', () => {
  let run: RunRecord;
  beforeAll(async () => {
    const region = tinyRegion();
    run = await runRegion(
      {
        ...region,
        facilities: [
          ...region.facilities,
          facility('lift', { kind: 'sewageLift', areaId: 'town' }),
          facility('boiler', { kind: 'boilerHouse' }),
          facility('mast', {
            kind: 'telecom',
            battery: { energyKwh: 400, powerKw: 100, startFill: 1, refillH: 8 },
          }),
        ],
        couplings: [
          ...region.couplings,
          ...['lift', 'boiler', 'mast'].map((id) => ({
            id: `c-${id}`,
            consumer: { kind: 'facility' as const, id },
            busId: 'B',
            feederId: 'F1',
          })),
        ],
      },
      tinyScenario([loss('branch', 'AB', hourS, 60 * hourS)], {
        horizonS: 130 * hourS,
        weather: { temperatureC: [-10] },
      }),
    );
  });
  const at = (kind: string) => run.events.find((it) => it.kind === kind)?.timeS as number;
  const rowAt = (name: 'facilityIndoorC' | 'facilitySewageFill' | 'facilityChargeKwh', timeS: number) =>
    frameRow(run, name, run.timesS.indexOf(timeS));

  it('puts the causes down to the lost line', () => {
    expect(chain(run, 'sewageOverflowed').slice(0, 2)).toEqual(['sewageOverflowed', 'facilityWentDark']);
    expect(chain(run, 'sewageOverflowed').at(-1)).toBe('componentLost');
    expect(chain(run, 'indoorsTooCold').slice(0, 2)).toEqual(['indoorsTooCold', 'facilityWentDark']);
    expect(chain(run, 'hospitalCareReduced')[1]).toBe('facilityLostWater');
    expect(chain(run, 'hospitalTransferDue').at(-1)).toBe('componentLost');
  });

  it('cools the homes by the closed form and records it', () => {
    expect(at('indoorsCold')).toBe(Math.ceil(hourS + 60 * hourS * Math.log(30 / 26)));
    const hours = 40;
    expect(rowAt('facilityIndoorC', (1 + hours) * hourS)[3]).toBeCloseTo(-10 + 30 * Math.exp(-hours / 60), 4);
    expect(rowAt('facilityIndoorC', 0)[2]).toBeNaN();
    // with power back towards -10 + 1.3·30 = 29 °C
    const atReturnC = -10 + 30 * Math.exp(-1);
    const back = hourS * (61 + 60 * Math.log((29 - atReturnC) / (29 - 18)));
    expect(Math.abs(at('indoorsWarmAgain') - back)).toBeLessThan(120);
  });

  it('overflows after 4 h of normal inflow, and the mast is out after its battery', () => {
    expect(at('sewageOverflowed')).toBe(5 * hourS);
    expect(rowAt('facilitySewageFill', 3 * hourS)[2]).toBeCloseTo(0.5, 6);
    expect(at('sewageOverflowEnded')).toBe(61 * hourS);
    expect(rowAt('facilityChargeKwh', 3 * hourS)[4]).toBeCloseTo(200, 3);
    // 4 h of 8 h of mains
    expect(rowAt('facilityChargeKwh', 65 * hourS)[4]).toBeCloseTo(200, 3);
  });
});
