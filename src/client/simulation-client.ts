import { proxy, type Remote, wrap } from 'comlink';
import type { Footprint } from '../model/footprint';
import type { Project } from '../model/project';
import { fail, type Imported, type Issue, issue, type Result } from '../model/result';
import type { RunBand, RunRecord } from '../model/run-record';
import type { OpenedProject, ReadFiles, SessionApi, WaterCheck } from '../protocol/session-api';
import type { SpawnedWorker } from './spawn-worker';

export type { ExportMark, FacilitySurvival } from '../protocol/session-api';

/** What a coupling table would change, as the session tells it. */
export type CouplingChanges = NonNullable<Awaited<ReturnType<SessionApi['readCouplings']>>['value']>;

/** The session as the page sees it: the same calls, which settle whatever happens to the worker. */
export type SimulationClient = Omit<SessionApi, 'version'> & {
  /** Called after a worker died, before its calls settle with `worker.crashed`. */
  onRestart(listener: (reason: string) => void): void;
  /** Ends the worker; every call in progress settles as crashed. */
  dispose(): void;
};

export interface ClientTimes {
  /** A worker that answers nothing for so long is taken for dead, ms. */
  silenceMs: number;
  /** A cancel that does not settle the run within this time ends the worker, ms. */
  cancelMs: number;
}

/** Reason of a death that nobody reported. */
const silence = 'silence';

const defaultTimes: ClientTimes = { silenceMs: 60_000, cancelMs: 4_000 };

interface Link {
  worker: SpawnedWorker;
  remote: Remote<SessionApi>;
  /** What each call in progress does when the worker dies. */
  pending: Set<(reason: string) => void>;
  /** The project this worker has open. */
  opened?: Project;
  watch?: ReturnType<typeof setInterval>;
  isDead: boolean;
}

/**
 * Talks to one worker, started when first needed. When it dies, hangs or throws, its calls settle with the
 * issue `worker.crashed` or `worker.silent`; the next call starts a new worker, which opens the last project again by itself.
 */
export function createSimulationClient(
  spawn: () => SpawnedWorker,
  times: ClientTimes = defaultTimes,
): SimulationClient {
  let link: Link | undefined;
  let wanted: Project | undefined;
  const runs = new Map<string, Promise<unknown>>();
  const listeners: ((reason: string) => void)[] = [];

  function connect(): Link {
    if (link) return link;
    const worker = spawn();
    const made: Link = {
      worker,
      remote: wrap<SessionApi>(worker.endpoint),
      pending: new Set(),
      isDead: false,
    };
    worker.onDeath((reason) => bury(made, reason));
    link = made;
    return made;
  }

  function bury(dead: Link, reason: string): void {
    if (dead.isDead) return;
    dead.isDead = true;
    if (link === dead) link = undefined;
    clearInterval(dead.watch);
    dead.worker.terminate();
    for (const listener of listeners) listener(reason);
    for (const settle of dead.pending) settle(reason);
    dead.pending.clear();
  }

  /** Asks for a sign of life while calls are in progress. */
  function watch(on: Link): void {
    if (on.watch !== undefined) return;
    let heardMs = Date.now();
    on.watch = setInterval(() => {
      if (on.pending.size === 0) {
        clearInterval(on.watch);
        on.watch = undefined;
      } else if (Date.now() - heardMs > times.silenceMs) {
        bury(on, silence);
      } else {
        on.remote.version().then(() => {
          heardMs = Date.now();
        }, ignore);
      }
    }, times.silenceMs / 4);
  }

  function call<T>(
    ask: (remote: Remote<SessionApi>) => Promise<T>,
    crashed: (issues: Issue[]) => T,
    on: Link = connect(),
  ): Promise<T> {
    return new Promise((resolve) => {
      const settle = (reason: string) => resolve(crashed([crash(reason)]));
      if (on.isDead) return settle('restarted');
      on.pending.add(settle);
      watch(on);
      ask(on.remote).then(
        (value) => {
          on.pending.delete(settle);
          resolve(value);
        },
        (error: unknown) => bury(on, error instanceof Error ? error.message : String(error)),
      );
    });
  }

  /** As `call`, for replies that are Results. Comlink spreads the union over promises; this gathers it. */
  function callResult<T>(
    on: Link,
    ask: (remote: Remote<SessionApi>) => Promise<unknown>,
  ): Promise<Result<T>> {
    return call<Result<T>>((remote) => ask(remote) as Promise<Result<T>>, fail, on);
  }

  /** A link whose worker has the wanted project open. */
  async function opened(): Promise<Result<Link>> {
    const on = connect();
    if (!wanted || on.opened === wanted) return { ok: true, value: on };
    const project = wanted;
    on.opened = project;
    const reply = await callResult<OpenedProject>(on, (remote) => remote.openProject(project));
    return reply.ok ? { ok: true, value: on } : reply;
  }

  return {
    readFiles: (files) =>
      call<Imported<ReadFiles>>(
        (remote) => remote.readFiles(files) as Promise<Imported<ReadFiles>>,
        (issues) => ({ issues }),
      ),
    async openProject(project) {
      wanted = project;
      const on = connect();
      on.opened = project;
      return callResult(on, (remote) => remote.openProject(project));
    },
    async instant(lost, at) {
      const on = await opened();
      return on.ok ? callResult(on.value, (remote) => remote.instant(lost, at)) : on;
    },
    async run(runKey, scenario, onProgress) {
      const on = await opened();
      if (!on.ok) return on;
      const run = callResult<RunRecord>(on.value, (remote) =>
        remote.run(runKey, scenario, proxy(onProgress)),
      );
      runs.set(runKey, run);
      const reply = await run;
      runs.delete(runKey);
      return reply;
    },
    async band(runKey, scenario, acted, onProgress) {
      const on = await opened();
      if (!on.ok) return on;
      const band = callResult<RunBand>(on.value, (remote) =>
        remote.band(runKey, scenario, acted, onProgress && proxy(onProgress)),
      );
      runs.set(runKey, band);
      const reply = await band;
      runs.delete(runKey);
      return reply;
    },
    async checkWater(runKey, network, areas, onDone) {
      const work = callResult<WaterCheck[]>(connect(), (remote) =>
        remote.checkWater(runKey, network, areas, onDone && proxy(onDone)),
      );
      runs.set(runKey, work);
      const reply = await work;
      runs.delete(runKey);
      return reply;
    },
    async generate(runKey, options, onStep) {
      const work = callResult<Project>(connect(), (remote) =>
        remote.generate(runKey, options, onStep && proxy(onStep)),
      );
      runs.set(runKey, work);
      const reply = await work;
      runs.delete(runKey);
      return reply;
    },
    listWater: (network) => callResult(connect(), (remote) => remote.listWater(network)),
    editWater: (network, edits) => callResult(connect(), (remote) => remote.editWater(network, edits)),
    async survival(facilityId, scenario) {
      const on = await opened();
      return on.ok ? callResult(on.value, (remote) => remote.survival(facilityId, scenario)) : on;
    },
    async drawDamage(footprint, scenario) {
      const on = await opened();
      return on.ok ? callResult(on.value, (remote) => remote.drawDamage(footprint, scenario)) : on;
    },
    readFootprints: (file) =>
      call<Imported<Footprint[]>>(
        (remote) => remote.readFootprints(file) as Promise<Imported<Footprint[]>>,
        (issues) => ({ issues }),
      ),
    writeFootprints: (footprints, mark, isExact) =>
      callResult(connect(), (remote) => remote.writeFootprints(footprints, mark, isExact)),
    async voltages(moment) {
      const on = await opened();
      return on.ok ? callResult(on.value, (remote) => remote.voltages(moment)) : on;
    },
    async cancel(runKey) {
      const on = link;
      const run = runs.get(runKey);
      if (!on || !run) return;
      on.remote.cancel(runKey).catch(ignore);
      const settled = await Promise.race([run.then(() => true), wait(times.cancelMs).then(() => false)]);
      if (!settled) bury(on, silence);
    },
    async readCouplings(file) {
      const on = await opened();
      if (!on.ok) return { issues: on.error };
      return call<Imported<CouplingChanges>>(
        (remote) => remote.readCouplings(file) as Promise<Imported<CouplingChanges>>,
        (issues) => ({ issues }),
        on.value,
      );
    },
    writeCouplings: (couplings, mark) =>
      callResult(connect(), (remote) => remote.writeCouplings(couplings, mark)),
    measure: (request, run) => callResult(connect(), (remote) => remote.measure(request, run)),
    writeMetrics: (request, mark, run) =>
      callResult(connect(), (remote) => remote.writeMetrics(request, mark, run)),
    writeResults: (record, mark, band) =>
      callResult(connect(), (remote) => remote.writeResults(record, mark, band)),
    writeTable: (table, mark) => callResult(connect(), (remote) => remote.writeTable(table, mark)),
    onRestart(listener) {
      listeners.push(listener);
    },
    dispose() {
      if (link) bury(link, 'disposed');
    },
  };
}

function crash(reason: string): Issue {
  if (reason === silence) return issue('error', 'worker.silent');
  return issue('error', 'worker.crashed', { reason });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function ignore(): void {}
