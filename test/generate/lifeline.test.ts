import { beforeAll, describe, expect, it } from 'vitest';
import { generateRegion } from '../../src/generate/generate-region';
import { driveBypassByPower, shutBypass, type WithBypass } from '../../src/generate/water/bypass';
import { applyEdit } from '../../src/model/edits';
import type { Project } from '../../src/model/project';
import { emptyScenario, type Scenario } from '../../src/model/scenario';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';

const epanet = loadEpanet(readEpanetWasm());
const hourS = 3600;

let project: Project;
let lifeline: WithBypass;
let blackout: Scenario;

beforeAll(() => {
  project = generateRegion({ seed: 5, people: 50_000, land: 'river' });
  const network = project.region.waterNetworks.find((it) => /^ V\d+ Closed$/m.test(it.inp))!;
  lifeline = { id: network.id, bypassValveId: /^ (V\d+) Closed$/m.exec(network.inp)![1] };
  // every bus with a feeder is lost for two days
  const buses = [...new Set(project.region.feeders.map((it) => it.busId))];
  blackout = {
    ...emptyScenario('two-days-dark'),
    startLocal: '2026-01-15T00:00',
    horizonS: 54 * hourS,
    events: buses.map((id, i) => ({
      id: `dark-${i + 1}`,
      timeS: 6 * hourS,
      component: { kind: 'bus', id },
      damage: 'moderate',
      cause: 'unspecified',
      repairS: 72 * hourS,
    })),
  };
});

/** Water delivered to the lifeline's users over what they needed in the 48 h without electricity. */
async function servedShare(of: Project, scenario: Scenario): Promise<number> {
  const session = createSession(createSessionParts(() => epanet));
  const opened = await session.openProject(of);
  expect(opened).toMatchObject({ ok: true, value: { issues: [] } });
  const reply = await session.run('run', scenario, () => {});
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  const { series, timesS } = reply.value;
  let served = 0;
  let needed = 0;
  timesS.forEach((timeS, i) => {
    if (timeS < 6 * hourS) return;
    served += series.waterServedM3s[i];
    needed += series.waterNeededM3s[i];
  });
  return served / needed;
}

describe('bypass of the lifeline', () => {
  it('decides by one event, or by one edit, whether towns have water without electricity', async () => {
    const open = await servedShare(project, blackout);
    const withEvent = { ...blackout, events: [...blackout.events, shutBypass(lifeline, 54)] };
    const shut = await servedShare(project, withEvent);
    const first = project.region.couplings.find((it) => it.consumer.id === `${lifeline.id}-lifeline`)!;
    const edited = applyEdit(project, {
      do: 'add',
      list: 'couplings',
      row: driveBypassByPower(lifeline, first),
    });
    if (!edited.ok) throw new Error(JSON.stringify(edited.error));
    const driven = await servedShare(edited.value.project, blackout);
    console.info(
      `served in 48 h without electricity: open ${open.toFixed(3)}, shut ${shut.toFixed(3)}, driven by power ${driven.toFixed(3)}`,
    );
    expect(open).toBeGreaterThan(0.55);
    expect(open).toBeLessThan(0.95);
    expect(shut).toBeLessThan(0.4);
    expect(open - shut).toBeGreaterThan(0.3);
    expect(driven).toBeCloseTo(shut, 2);
  }, 240_000);
});
