import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { nameOfCode } from '../metrics/result-tables';
import { measureBy } from '../metrics/run-metrics';
import type { OutageSchedule } from '../model/outage-schedule';
import type { Project } from '../model/project';
import { fail, issue, ok, type Result } from '../model/result';
import {
  facilityPowerStates,
  facilityWaterStates,
  frameRow,
  type RunBand,
  type RunRecord,
} from '../model/run-record';
import type { Scenario } from '../model/scenario';
import { say } from '../words/catalogue';
import { sayPart, sayQueueDay } from '../words/off-times';
import type { Command } from './command';
import { loadCase } from './load-case';

/** The coupled run of one scenario of a project, by the same session as the app's worker. */
export const simulate: Command = {
  name: 'simulate',
  usage: 'lifeline simulate PROJECT [--scenario ID]',
  help: say('cli.simulateHelp'),
  options: { scenario: 'value' },
  async run({ positionals, values }, host) {
    if (positionals.length !== 1) return { usage: say('cli.oneProject') };
    const loaded = await loadCase(positionals[0], host);
    if (!loaded.ok) return { failed: loaded.error };
    const { project, issues } = loaded.value;
    const scenario = findScenario(project, values.scenario);
    if (!scenario.ok) return { failed: scenario.error };
    const session = createSession(
      createSessionParts(
        () => loadEpanet(readEpanetWasm()),
        () => loadHighs(readHighsWasm()),
      ),
    );
    const opened = await session.openProject(project);
    if (!opened.ok) return { failed: opened.error };
    const run = await session.run('simulate', scenario.value, ({ done }) =>
      host.progress(say('cli.progress', { percent: Math.floor(done * 100) })),
    );
    if (!run.ok) return { failed: run.error };
    const band = await session.band('band', scenario.value, run.value.actedOnGrid);
    if (!band.ok) return { failed: band.error };
    return {
      output: printRun(run.value, band.value, project),
      issues: [...issues, ...opened.value.issues, ...run.value.issues],
    };
  },
};

/** The named scenario; without a name the one shown first. */
function findScenario(project: Project, id: string | undefined): Result<Scenario> {
  const wanted = id ?? project.scenarioId ?? project.scenarios[0]?.id;
  const found = project.scenarios.find((it) => it.id === wanted);
  if (found) return ok(found);
  const known = project.scenarios.map((it) => it.id).join(', ');
  return fail([issue('error', 'cli.unknownScenario', { id: wanted ?? '', known })]);
}

function printRun(record: RunRecord, band: RunBand, { region }: Project): object {
  const { identity, metrics, timesS, series, events } = record;
  const { regionRevision, scenarioId, seed, runId, fingerprint } = identity;
  return {
    run: { regionRevision, scenarioId, seed, runId, fingerprint },
    metrics,
    byArea: measureBy(record, 'area'),
    byTier: measureBy(record, 'tier'),
    byFacility: measureBy(record, 'facility'),
    series: {
      timesS: Array.from(timesS),
      electricityNeededMw: Array.from(series.electricityNeededMw),
      electricityServedMw: Array.from(series.electricityServedMw),
      waterNeededM3s: Array.from(series.waterNeededM3s),
      waterServedM3s: Array.from(series.waterServedM3s),
      peopleBelow15L: Array.from(series.peopleBelow15L),
      facilitiesDark: Array.from(series.facilitiesDark),
      powerBalanceErrorMw: Array.from(series.powerBalanceErrorMw),
    },
    band: {
      bareServedMw: Array.from(band.bareServedMw),
      chosenServedMw: Array.from(band.chosenServedMw),
      bestServedMw: Array.from(band.bestServedMw),
    },
    events,
    deadlocks: record.deadlocks,
    facilities: region.facilities.map(({ id, kind }, f) => ({
      id,
      kind,
      power: codesOf(record, 'facilityPower', f, facilityPowerStates),
      water: codesOf(record, 'facilityWater', f, facilityWaterStates),
    })),
    ...(record.schedule ? { outageSchedule: printSchedule(record.schedule) } : {}),
  };
}

/** The rota by queue and day in words and times, and the hours off of every feeder; times are s of the run. */
function printSchedule({ days, queues, feeders, fairness }: OutageSchedule): object {
  return {
    queues: queues.map((it) => ({
      ...(it.queue === undefined ? {} : { queue: it.queue }),
      people: it.people,
      parts: it.parts.map(({ feederIds, people }, ix) => ({
        part: sayPart(it.queue, ix),
        people,
        feederIds,
      })),
      days: it.days.map(({ blocks }, d) => ({
        date: days[d].date,
        text: sayQueueDay(it, blocks, days[d].midnightS),
        off: blocks.map(({ fromS, toS, partIx, people }) => ({
          fromS,
          toS,
          parts: partIx.map((ix) => sayPart(it.queue, ix)),
          people,
        })),
      })),
    })),
    feeders: feeders.map(({ id, queue, critical, people, offHours, hours, off }) => ({
      id,
      ...(queue === undefined ? {} : { queue }),
      exempt: critical,
      people,
      offHours,
      hoursByReason: hours,
      off,
    })),
    ...(fairness ? { fairness } : {}),
  };
}

/** A facility's state by name at every recording time. */
function codesOf(
  record: RunRecord,
  field: 'facilityPower' | 'facilityWater',
  facilityIx: number,
  codes: Readonly<Record<string, number>>,
): string[] {
  return Array.from(record.timesS, (_, i) => nameOfCode(codes, frameRow(record, field, i)[facilityIx]));
}
