import { drawDamage } from '../src/damage/draw-damage';
import { facilitySurvival } from '../src/facility/facility-survival';
import { formatCouplings, parseCouplings } from '../src/io/couplings/couplings-file';
import { formatFootprints, parseFootprints } from '../src/io/footprint/footprint-file';
import { listWaterRows } from '../src/io/inp/edit-inp';
import { openWorkbooks } from '../src/io/read-file';
import { readFiles } from '../src/io/read-files';
import { formatCsv, markLines, toCsvBytes } from '../src/io/table/write-table';
import { decodeText } from '../src/io/text';
import { doubtsOfRun } from '../src/metrics/dc-doubts';
import { measureTable } from '../src/metrics/measure-table';
import { tabulateMetrics, workbookOfMetrics } from '../src/metrics/metric-exports';
import { scheduleOutages } from '../src/metrics/outage-schedule';
import { tabulateRun } from '../src/metrics/result-tables';
import { measureRun } from '../src/metrics/run-metrics';
import type { MeasuredRun } from '../src/model/measured-run';
import { readParameters } from '../src/model/parameters';
import type { Project } from '../src/model/project';
import { fail, hasErrors, issue, ok, type Result } from '../src/model/result';
import type { Scenario } from '../src/model/scenario';
import { validateProject } from '../src/model/validate';
import { type Progress, protocolVersion, type SessionApi } from '../src/protocol/session-api';
import { instantState } from '../src/timeline/instant-state';
import { type PreparedRegion, prepareRegion } from '../src/timeline/prepare-region';
import { runBand } from '../src/timeline/run-band';
import type { LoadLpSolver, OpenWater, RunControl } from '../src/timeline/run-control';
import { runScenario } from '../src/timeline/run-scenario';
import type { HydraulicSolver } from '../src/water/solver';
import { editWater } from './edit-water';
import { guard, guardImport } from './guard';
import { type KnownWater, knowWater } from './known-water';
import { voltagesOf } from './voltages-of';
import { checkNetwork } from './wasm/check-network';
import { checkWater } from './wasm/check-water';

/** What a session needs of the machine it runs on; worker, command line and tests use the same session. */
export interface SessionParts {
  /** EPANET, loaded when first needed. */
  loadSolver(): Promise<HydraulicSolver>;
  /** The solver of operators' programs, loaded when first needed. */
  loadLpSolver?: LoadLpSolver;
  openWater: OpenWater;
  /** Milliseconds of a clock that goes forward; decides when to yield and to report, never a result. */
  nowMs(): number;
  /** Lets messages in; resolves in a later task. */
  pause(): Promise<void>;
}

interface Open {
  project: Project;
  prepared: PreparedRegion;
  water: KnownWater;
}

/** A loaded region with its prepared engines and the runs in progress. */
export function createSession(parts: SessionParts): SessionApi {
  const runs = new Map<string, { cancelled: boolean }>();
  const noProject = [issue('error', 'session.noProject')];
  let open: Open | undefined;
  let measured: MeasuredRun | undefined;

  const openProject: SessionApi['openProject'] = async (project) => {
    const water = knowWater(project.region);
    const issues = [...water.issues, ...validateProject(project, water.elementsOf).map((it) => it.issue)];
    if (hasErrors(issues)) return fail(issues);
    const prepared = prepareRegion(project.region);
    if (!prepared.ok) return prepared;
    for (const run of runs.values()) run.cancelled = true;
    open = { project, prepared: prepared.value, water };
    const { regionRevision } = prepared.value;
    issues.push(...prepared.value.issues);
    return ok({ regionRevision, issues, waterGeometry: water.geometry() });
  };

  const instant: SessionApi['instant'] = async (lost, at) => {
    if (!open) return fail(noProject);
    const { scenarios, scenarioId } = open.project;
    const shown = scenarios.find((it) => it.id === scenarioId) ?? scenarios[0];
    return instantState(open.prepared, at?.scenario ?? shown, lost, at?.timeS);
  };

  /** Keeps a piece of work under a key while it goes on, so that it can be cancelled. */
  async function keyed<T>(
    runKey: string,
    work: (state: { cancelled: boolean }) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (runs.has(runKey)) return fail([issue('error', 'run.keyInUse', { key: runKey })]);
    const state = { cancelled: false };
    runs.set(runKey, state);
    try {
      return await work(state);
    } finally {
      runs.delete(runKey);
    }
  }

  async function underKey<T>(
    runKey: string,
    onProgress: (timeS: number) => void,
    work: (prepared: PreparedRegion, control: RunControl) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (!open) return fail(noProject);
    const { prepared } = open;
    const { nowMs, pause } = parts;
    return keyed(runKey, (state) =>
      work(prepared, { nowMs, pause, cancelled: () => state.cancelled, onProgress }),
    );
  }

  const checkNetworkOf: SessionApi['checkWater'] = (runKey, network, areas, onDone) =>
    keyed(runKey, async (state) => {
      const solver = await parts.loadSolver();
      const goOn = pacer(parts, state, onDone ?? ignore);
      const reply = await checkWater(solver, network.inp, `${network.id}.inp`, areas, { goOn });
      if (!reply.ok) return reply;
      return reply.value ? ok(reply.value) : fail([issue('info', 'run.cancelled', { time: '0 h' })]);
    });

  const generate: SessionApi['generate'] = (runKey, options, onStep) =>
    keyed(runKey, async (state) => {
      const { generateInSteps } = await import('../src/generate/generate-region');
      const steps = generateInSteps(options);
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return ok(step.value);
        onStep?.(step.value);
        await parts.pause();
        if (state.cancelled) return fail([issue('info', 'run.cancelled', { time: '0 h' })]);
      }
    });

  const run: SessionApi['run'] = (runKey, scenario, onProgress) =>
    underKey(runKey, reporter(scenario, parts.nowMs, onProgress), async (prepared, control) => {
      const reply = await runScenario(prepared, scenario, parts.openWater, control, parts.loadLpSolver);
      if (reply.ok) {
        reply.value.metrics = { ...measureRun(reply.value) };
        reply.value.schedule = scheduleOutages(reply.value, prepared.region.feeders, scenario.startLocal);
        reply.value.issues.push(...doubtsOfRun(reply.value, readParameters(scenario.parameters)));
      }
      return reply;
    });

  const band: SessionApi['band'] = (runKey, scenario, acted, onProgress) =>
    underKey(runKey, reporter(scenario, parts.nowMs, onProgress ?? ignore), async (prepared, control) => {
      if (!parts.loadLpSolver) return fail([issue('error', 'power.operatorsUnavailable')]);
      return runBand(prepared, scenario, acted, parts.loadLpSolver, control);
    });

  const survival: SessionApi['survival'] = async (facilityId, scenario) => {
    const facility = open?.project.region.facilities.find((it) => it.id === facilityId);
    if (!facility) return fail(noProject);
    return facilitySurvival(facility, scenario, readParameters(scenario.parameters));
  };

  const readCouplings: SessionApi['readCouplings'] = async (file) => {
    if (!open) return { issues: noProject };
    const { region } = open.project;
    return parseCouplings(decodeText(file.bytes), file.name, region, open.water.elementsOf);
  };

  /** The run that was sent last, if it is the one that is asked about. */
  function runToMeasure(runId: string, sent: MeasuredRun | undefined): MeasuredRun | undefined {
    if (sent) measured = sent;
    return measured?.identity.runId === runId ? measured : undefined;
  }

  const readWithSolver: SessionApi['readFiles'] = async (files) => {
    if (files.every((it) => /\.(json|lifeline)$/i.test(it.name))) return readFiles(files);
    const solver = await parts.loadSolver();
    const opened = await openWorkbooks(files);
    return readFiles(opened, (text, file) => checkNetwork(solver, text, file));
  };

  return {
    version: async () => protocolVersion,
    readFiles: guardImport(readWithSolver),
    openProject: guard(openProject),
    instant: guard(instant),
    run: guard(run),
    band: guard(band),
    survival: guard(survival),
    drawDamage: guard(async (footprint, scenario) => {
      if (!open) return fail(noProject);
      const { project, water } = open;
      const read = readParameters(scenario.parameters);
      return ok(drawDamage(project.region, water.geometry(), footprint, scenario.seed, read));
    }),
    readFootprints: guardImport(async (file) => parseFootprints(decodeText(file.bytes), file.name)),
    writeFootprints: guard(async (footprints, mark, isExact) => {
      const bytes = new TextEncoder().encode(formatFootprints(footprints, mark, isExact));
      return ok([{ name: 'footprints.geojson', bytes }]);
    }),
    voltages: guard(async (moment) => (open ? voltagesOf(open.prepared, moment) : fail(noProject))),
    generate: guard(generate),
    checkWater: guard(checkNetworkOf),
    listWater: guard(async ({ inp }) => ok(listWaterRows(inp))),
    editWater: guard(async (network, edits) => editWater(await parts.loadSolver(), network, edits)),
    cancel: async (runKey) => {
      const state = runs.get(runKey);
      if (state) state.cancelled = true;
    },
    readCouplings: guardImport(readCouplings),
    writeCouplings: guard(async (couplings, mark) =>
      ok([{ name: 'couplings.csv', bytes: toCsvBytes(formatCouplings(couplings, mark)) }]),
    ),
    measure: guard(async ({ runId, by, span }, sent) => {
      const run = runToMeasure(runId, sent);
      return run ? ok(measureTable(run, by, span)) : fail([issue('error', 'measure.unknownRun')]);
    }),
    writeMetrics: guard(async ({ runId, by, span, format }, mark, sent) => {
      const run = runToMeasure(runId, sent);
      if (!run) return fail([issue('error', 'measure.unknownRun')]);
      if (format === 'xlsx') {
        const { formatWorkbook } = await import('../src/io/table/write-workbook');
        return ok([
          { name: 'metrics.xlsx', bytes: await formatWorkbook(workbookOfMetrics(run, span, mark)) },
        ]);
      }
      return ok(
        tabulateMetrics(run, by, span, mark).map(({ name, text }) => ({ name, bytes: toCsvBytes(text) })),
      );
    }),
    writeResults: guard(async (record, mark, band) =>
      ok(tabulateRun(record, mark, band).map(({ name, text }) => ({ name, bytes: toCsvBytes(text) }))),
    ),
    writeTable: guard(async ({ name, about, header, rows }, mark) =>
      ok([{ name, bytes: toCsvBytes(formatCsv(markLines(mark, about), header, rows)) }]),
    ),
  };
}

function ignore(): void {}

/** Between steps of work: lets messages in and reports, at most ten times a second. */
function pacer(
  { nowMs, pause }: Pick<SessionParts, 'nowMs' | 'pause'>,
  state: { cancelled: boolean },
  onDone: (done: number) => void,
): (done: number) => Promise<boolean> {
  const everyMs = 100;
  let lastMs = nowMs();
  return async (done) => {
    if (nowMs() - lastMs >= everyMs) {
      onDone(done);
      await pause();
      lastMs = nowMs();
    }
    return !state.cancelled;
  };
}

/** Turns the time reached into progress, with an estimate once there is a basis. */
function reporter(
  scenario: Scenario,
  nowMs: () => number,
  onProgress: (progress: Progress) => void,
): (timeS: number) => void {
  const startMs = nowMs();
  return (timeS) => {
    const done = Math.min(1, timeS / scenario.horizonS);
    const spentS = (nowMs() - startMs) / 1000;
    onProgress(done < 0.02 ? { done, timeS } : { done, timeS, leftS: (spentS * (1 - done)) / done });
  };
}
