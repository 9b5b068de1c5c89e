import { expect, it } from 'vitest';
import { measureTable } from '../../src/metrics/measure-table';
import type { MeasuredRun } from '../../src/model/measured-run';
import { frameRow } from '../../src/model/run-record';
import { createNodeVolumes } from '../../src/timeline/node-volumes';
import type { SteppedHydraulicEngine } from '../../src/water/epanet-engine';
import { emptyRun } from '../builders/empty-run';
import { describeShared, readSharedText } from '../shared-files';
import { networkText, openReference, readReference, runThrough } from '../validation/water-reference-run';
import { openNetwork } from '../water/open-network';

type Events = Awaited<ReturnType<typeof openReference>>['events'];

/**
 * A network alone, recorded as a coupled run records it. `asRates`: the rates at the recordings, each held to the next and
 * the last one too, which is what WNTR adds up; else the volumes of every hydraulic step.
 */
function record(
  engine: SteppedHydraulicEngine,
  events: Events,
  timesS: number[],
  asRates: boolean,
): MeasuredRun {
  const stepS = timesS[1] - timesS[0];
  const run = emptyRun(
    { nodeIds: engine.index.nodeIds },
    asRates ? [...timesS, timesS[timesS.length - 1] + stepS] : timesS,
  );
  const volumes = createNodeVolumes({ engine });
  runThrough(engine, events, timesS, (i) => {
    volumes.read();
    const { nodeDemandM3s, nodeDeliveredM3s } = engine.state;
    const held = (rates: Float64Array) => rates.map((it) => it * stepS);
    const at = asRates ? i + 1 : i;
    frameRow(run, 'nodeNeededM3', at).set(asRates ? held(nodeDemandM3s) : volumes.neededM3);
    frameRow(run, 'nodeDeliveredM3', at).set(asRates ? held(nodeDeliveredM3s) : volumes.deliveredM3);
  });
  return run;
}

function availabilityOf(run: MeasuredRun): number {
  return measureTable(run, 'region').rows[0].values.waterServiceAvailability ?? -1;
}

const runs = [
  'Net1_pdd_pump_power_outage_wntrsim',
  'Net3_pdd_pump_power_outage_wntrsim',
  'Net3b_pdd_pump_power_outage_wntrsim',
];

describeShared('water service availability against WNTR', () => {
  it.each(runs)('%s by rates at whole hours, the region and every junction', async (name) => {
    const reference = readReference(`${name}.json`);
    const { engine, events } = await openReference(reference, networkText(reference), false, { stepS: 900 });
    const run = record(engine, events, reference.times, true);
    engine.dispose();
    const { rows } = measureTable(run, 'junction');
    const expected = reference.node_water_service_availability_whole_run ?? {};
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(
      Math.abs(availabilityOf(run) - (reference.whole_run_water_service_availability ?? -1)),
    ).toBeLessThan(1e-3);
    for (const { id, values } of rows) {
      const node = expected[id ?? ''];
      if (node === undefined) continue;
      expect(Math.abs((values.waterServiceAvailability ?? -1) - node), id).toBeLessThan(1e-3);
    }
  });

  it.each(runs)(
    '%s by volumes: the books of the engine; what runs dry within an hour counts',
    async (name) => {
      const reference = readReference(`${name}.json`);
      const { engine, events } = await openReference(reference, networkText(reference), false, {
        stepS: 900,
      });
      const endS = reference.times[reference.times.length - 1];
      const times = Array.from({ length: endS / 900 + 1 }, (_, i) => i * 900);
      const run = record(engine, events, times, false);
      const { deliveredM3, demandM3 } = engine.state;
      engine.dispose();
      const availability = availabilityOf(run);
      expect(availability).toBeCloseTo(deliveredM3 / demandM3, 6);
      // WNTR samples the rates of 97 hours: a tank that runs dry within one moves its number by up to a part of that hour.
      const hourly = reference.whole_run_water_service_availability ?? -1;
      expect(Math.abs(availability - hourly)).toBeLessThan(0.03);
    },
  );
});

describeShared('Net3 without pumps for 48 h', () => {
  const text = (state: 'Open' | 'Closed') =>
    readSharedText('cases/water/Net3.inp')
      .replace(/^Link 330 .*$/gim, '')
      .replace(/^( 330\s.*?)(Open|Closed)(\s*;)/im, `$1${state}$3`);
  const psiM = 0.3048 / 0.4333;

  it.each([
    ['shut', 'Closed', 0.162],
    ['open', 'Open', 0.9984],
  ] as const)('with the bypass %s', async (_, state, expected) => {
    const engine = await openNetwork(text(state), {
      stepS: 3600,
      stepping: 'asEpanet',
      demand: { model: 'pda', minimumM: 5 * psiM, requiredM: 20 * psiM },
    });
    engine.setPumpPower(engine.link('10'), false);
    engine.setPumpPower(engine.link('335'), false);
    const hours = Array.from({ length: 48 }, (_, i) => i * 3600);
    const run = record(engine, [], hours, true);
    engine.dispose();
    expect(Math.abs(availabilityOf(run) - expected)).toBeLessThan(1e-3);
  });
});
