import { fail, type Issue, issue, ok, type Result } from '../model/result';
import { createBalanceRetries } from './balance-retries';
import {
  balanceReportM3,
  balanceReportShare,
  coupledStepS,
  emptyLevelM,
  endlessS,
  mostLeakFits,
  noFlowM3s,
  refilledLevelM,
} from './constants';
import { type DemandModelOptions, setDemandModel } from './demand-model';
import { createDraws } from './draws';
import { createEmptyTanks } from './empty-tanks';
import { createFedBalance } from './fed-balance';
import { emptyAllTanks, holdOpen } from './held-open';
import type { HydraulicEngine, HydraulicOutcome } from './hydraulic-engine';
import { createLeaks } from './leaks';
import { closureReasons, createLinkClosures } from './link-closures';
import { readStructure } from './network-structure';
import { createPassingTanks } from './passing-tanks';
import { splitPipe } from './pipe-split';
import { type HydraulicSolver, solverOptions, solverStatistics, timeParameters } from './solver';
import { openIssues } from './solver-issues';
import { clearSolution, createReadings, createState, readSolution, readVolumesInto } from './solver-readings';
import { createStandstill } from './standstill';
import { createSupplyReach } from './supply-reach';
import { createTankCorrections } from './tank-corrections';
import { createTankLinks } from './tank-links';
import { readUnits } from './units';
import { bookStepInto, createRates } from './water-books';

export interface HydraulicOptions {
  /** Longest hydraulic step, s; absent: 900. The file's own step holds where it is shorter. `Infinity`: the file's step. */
  stepS?: number;
  /** Replaces the file's hydraulic step. */
  ownStepS?: number;
  /** Default: pressure-driven. */
  demand?: DemandModelOptions;
  /** Local time of day at time 0, s; absent: as the file says. Demand patterns follow it. */
  startOfDayS?: number;
  /**
   * `guarded` (default): a tank about to run empty or full shortens the step, and no water is booked that a tank did not
   * hold. `asEpanet`: steps and books as EPANET's own, breaches and all, which then stand in `balanceErrorM3`.
   */
  stepping?: 'guarded' | 'asEpanet';
  /** Pipes that get a junction at mid-length, `ID~break`, where a leak can be set; their far half is `ID~far`. */
  splitPipes?: string[];
  /** Links held open whatever the file and its controls say, by id; not for pumps and check valves. */
  holdOpen?: readonly string[];
  /** Leaks let water in where the pressure is below zero, as EPANET's emitters do unless the file forbids it. */
  leaksFlowBack?: boolean;
  /** Every tank begins at its lowest level. */
  tanksEmpty?: boolean;
}

/** A hydraulic engine whose steps a caller may also take without solving their end at once. */
export interface SteppedHydraulicEngine extends HydraulicEngine {
  /** Step of the file after EPANET's own adjustments, and its reporting step and duration, s. */
  readonly fileTimes: { hydraulicStepS: number; reportStepS: number; durationS: number };
  /** As `advance`, but leaves the time reached unsolved, so that changes at that second come first. */
  moveTo(timeS: number): HydraulicOutcome;
  /** Solves the present time after `moveTo` or after changes. */
  settle(): HydraulicOutcome;
}

const dayS = 86_400;
/** Most solutions of one time in which links are closed that draw from empty tanks; each may show another. */
const mostHolds = 6;
/** EPANET's warnings beside "unbalanced" and "unstable", which `notConverged` tells of. Each is told once a run. */
const warningIssues: Record<number, string> = {
  3: 'water.disconnected',
  4: 'water.pumpBeyondCurve',
  5: 'water.valveCannotHold',
  6: 'water.negativePressure',
};

/**
 * A network file in EPANET, stepped on the one clock. The caller disposes of it. Fails with EPANET's own errors as issues
 * with line numbers.
 */
export function createHydraulicEngine(
  solver: HydraulicSolver,
  inpText: string,
  file: string,
  options: HydraulicOptions = {},
): Result<{ engine: SteppedHydraulicEngine; issues: Issue[] }> {
  const opened = solver.open(inpText);
  if (!opened.ok) return fail(openIssues(opened.error, inpText, file));
  const network = opened.value;
  const units = readUnits(network);
  const issues: Issue[] = setDemandModel(network, units, options.demand ?? { model: 'pda' }, file);
  for (const pipeId of options.splitPipes ?? []) issues.push(...splitPipe(network, pipeId, file));

  const fileTimes = {
    hydraulicStepS: network.timeParameter(timeParameters.hydraulicStep),
    reportStepS: network.timeParameter(timeParameters.reportStep),
    durationS: network.timeParameter(timeParameters.duration),
  };
  const fileClockS = network.timeParameter(timeParameters.startClock);
  const clockS = options.startOfDayS ?? fileClockS;
  if (options.startOfDayS !== undefined) {
    const patternStartS = network.timeParameter(timeParameters.patternStart);
    network.setTimeParameter(timeParameters.startClock, clockS);
    network.setTimeParameter(
      timeParameters.patternStart,
      (patternStartS + clockS - fileClockS + dayS) % dayS,
    );
  }
  // EPANET cuts its steps at reporting times and ends at the duration; here the caller's clock does both.
  network.setTimeParameter(timeParameters.reportStep, endlessS);
  network.setTimeParameter(timeParameters.duration, endlessS);
  // "Stop if unbalanced" would end the run; the step is reported instead. The solution is the same.
  if (network.option(solverOptions.unbalanced) < 0) network.setOption(solverOptions.unbalanced, 0);
  if (options.holdOpen) issues.push(...holdOpen(network, options.holdOpen, file));
  if (options.tanksEmpty) emptyAllTanks(network);
  const startCode = network.startHydraulics();
  if (startCode >= 100) {
    const failure = { code: startCode, message: network.describe(startCode), reportLines: [] };
    network.dispose();
    return fail([...issues, ...openIssues(failure, inpText, file)]);
  }

  const structure = readStructure(network, units);
  const { tankNodeIx, linkFromIx, linkToIx } = structure.index;
  const closures = createLinkClosures(network, structure.linkType, clockS);
  const leaks = createLeaks(network, units, options.leaksFlowBack);
  const draws = createDraws(network, units);
  const reach = createSupplyReach(structure);
  const readings = createReadings(structure);
  const state = createState(structure);
  const tankLinks = createTankLinks(structure, state);
  const emptyTanks = createEmptyTanks(network, structure, closures, tankLinks);
  const passingTanks = createPassingTanks(network, structure, closures.reasons, state, tankLinks);
  const rates = createRates(tankNodeIx.length);
  const pattern = {
    stepS: network.timeParameter(timeParameters.patternStep),
    phaseS: network.timeParameter(timeParameters.patternStart),
  };
  const standstill = createStandstill(network, structure, closures.reasons, state, rates, pattern);
  const corrections = createTankCorrections(network, structure, state, rates);
  const retries = createBalanceRetries(network, structure.linkType, closures.reasons);
  const fedBalance = createFedBalance(network, state);
  const books = { throughputM3: 0, errorM3: 0, heldShare: 1 };
  const volumeAfterM3 = new Float64Array(tankNodeIx.length);
  const tankEmpty = new Uint8Array(tankNodeIx.length);
  const longestS = Math.min(options.stepS ?? coupledStepS, options.ownStepS ?? fileTimes.hydraulicStepS);
  const guarded = options.stepping !== 'asEpanet';
  let stepSetS = 0;
  let throughputM3 = 0;
  let toldSumM3 = 0;
  let needsSolving = true;
  /** Nothing was changed since the last solution, only time has gone on. */
  let isOnlyLater = false;
  let hasStopped = false;
  const toldWarnings = new Set<number>();

  function solve(outcome: HydraulicOutcome): void {
    needsSolving = false;
    if (guarded && isOnlyLater && standstill.holds(state.timeS)) return;
    if (guarded) emptyTanks.release(state.timeS);
    let code = 0;
    let impossible = 0;
    const solveNow = () => {
      code = network.solve();
      impossible = read();
      return code;
    };
    solveNow();
    if (guarded) {
      for (let round = 0; round < mostHolds; round++) {
        if (!emptyTanks.hold(state.timeS, retries.isUnbalanced(code))) break;
        solveNow();
      }
      passingTanks.fit(solveNow);
    }
    for (let fit = 0; fit < mostLeakFits && leaks.refit(state.nodePressureM); fit++) solveNow();
    const isBalanced = () =>
      !retries.isUnbalanced(code) || (guarded && code < 100 && fedBalance.settles(solveNow));
    let balanced = isBalanced();
    if (balanced) retries.noteBalanced();
    else if (guarded) {
      code = retries.retry(code);
      impossible = read();
      balanced = retries.balanced || isBalanced();
      retries.release();
    }
    passingTanks.release();
    if (code >= 100) {
      outcome.status = 'failed';
      clearSolution(state, structure, rates);
      const params = { code, message: network.describe(code), hours: state.timeS / 3600 };
      outcome.issues.push(issue('error', 'water.solverError', params, { file }));
      return;
    }
    if (!balanced) {
      if (outcome.status === 'solved') outcome.status = 'notConverged';
      tell(outcome, 'water.notConverged', Math.abs(network.statistic(solverStatistics.relativeError)));
    }
    if (impossible > 0) tell(outcome, 'water.impossiblePressure', impossible);
    else if (code in warningIssues && !toldWarnings.has(code)) tell(outcome, warningIssues[code], 0);
    toldWarnings.add(code);
    noteTanks(outcome);
    if (guarded) standstill.note(state.timeS);
  }

  const read = () =>
    readSolution(network, structure, closures.reasons, leaks.active, reach, readings, state, rates);

  /** One issue of a kind per call to the engine: when it first happened, how often, and the largest size. */
  function tell(outcome: HydraulicOutcome, code: string, size: number): void {
    const known = outcome.issues.find((it) => it.code === code);
    if (!known) {
      outcome.issues.push(issue('warning', code, { hours: state.timeS / 3600, count: 1, size }, { file }));
      return;
    }
    known.params.count = Number(known.params.count) + 1;
    known.params.size = Math.max(Number(known.params.size), size);
  }

  function noteTanks(outcome: HydraulicOutcome): void {
    for (let i = 0; i < tankEmpty.length; i++) {
      const spareM = state.tankLevelM[i] - structure.tankMinimumLevelM[i];
      // one that drains again has not been refilled
      const staysEmpty = spareM < refilledLevelM || rates.tankInflowM3s[i] < -noFlowM3s;
      const empty =
        (tankEmpty[i] === 1 ? staysEmpty : spareM <= emptyLevelM) || passingTanks.passing[i] === 1;
      if (empty === (tankEmpty[i] === 1)) continue;
      tankEmpty[i] = empty ? 1 : 0;
      outcome.tankChanges.push({ tankIx: i, timeS: state.timeS, empty });
    }
  }

  /**
   * Length of the next step. EPANET rounds the time in which a tank runs empty or full to whole seconds and, when that
   * gives 0, takes the whole step and so draws water that is not there.
   */
  function nextStepS(remainingS: number): number {
    let stepS = Math.min(longestS, remainingS);
    if (!guarded) return stepS;
    for (let i = 0; i < tankNodeIx.length; i++) {
      const inflowM3s = rates.tankInflowM3s[i];
      let roomM3 = 0;
      if (inflowM3s < -noFlowM3s) roomM3 = structure.tankMinimumM3[i] - state.tankVolumeM3[i];
      else if (inflowM3s > noFlowM3s && structure.tankOverflows[i] === 0)
        roomM3 = structure.tankMaximumM3[i] - state.tankVolumeM3[i];
      stepS = Math.min(stepS, passingTanks.opensS(i, inflowM3s));
      const leftS = roomM3 / inflowM3s;
      const passesS = inflowM3s < 0 ? passingTanks.leadS(i) : 0;
      // one that is past that point already, where no throttle fitted, still must not be drawn below its bottom
      const leadS = leftS > passesS ? passesS : 0;
      if (leftS > leadS && leftS - leadS < stepS) stepS = Math.max(1, Math.floor(leftS - leadS));
    }
    return stepS;
  }

  /** EPANET takes no further step: from now on nothing flows, and every call says that it failed. */
  function stop(outcome: HydraulicOutcome, timeS: number): void {
    hasStopped = true;
    clearSolution(state, structure, rates);
    const params = { code: 0, message: 'no further step', hours: state.timeS / 3600 };
    outcome.issues.push(issue('error', 'water.solverError', params, { file }));
    skip(outcome, timeS);
  }

  function skip(outcome: HydraulicOutcome, timeS: number): void {
    outcome.status = 'failed';
    state.timeS = Math.max(state.timeS, timeS);
    needsSolving = false;
  }

  function moveInto(outcome: HydraulicOutcome, timeS: number): void {
    while (state.timeS < timeS && takeStep(outcome, timeS));
    if (hasStopped) skip(outcome, timeS);
  }

  /** One step of EPANET's, not beyond `timeS`, whose end is left unsolved. False where it takes none. */
  function takeStep(outcome: HydraulicOutcome, timeS: number): boolean {
    if (hasStopped) return false;
    if (needsSolving) solve(outcome);
    setStep(nextStepS(timeS - state.timeS));
    if (guarded) corrections.beforeStep();
    const errorBeforeM3 = state.balanceErrorM3 + corrections.owedM3();
    const takenS = network.step();
    if (takenS <= 0) {
      stop(outcome, timeS);
      return false;
    }
    readVolumesInto(volumeAfterM3, network, structure);
    if (guarded) corrections.raiseOverdrawn(volumeAfterM3);
    bookStepInto(books, state, structure, rates, takenS, volumeAfterM3, guarded);
    if (guarded) corrections.afterStep(volumeAfterM3, takenS, books.heldShare);
    throughputM3 += books.throughputM3;
    const noticedM3 = Math.max(balanceReportM3, balanceReportShare * throughputM3);
    // what a tank owes will be given back
    const errorAfterM3 = state.balanceErrorM3 + corrections.owedM3();
    const errorM3 = Math.abs(errorAfterM3 - errorBeforeM3);
    const sumM3 = Math.abs(errorAfterM3);
    // what adds up from small steps is told as well, and again when it has doubled
    if (errorM3 > noticedM3 || sumM3 > Math.max(noticedM3, 2 * toldSumM3)) {
      tell(outcome, 'water.balanceBreach', Math.max(errorM3, sumM3));
      toldSumM3 = sumM3;
    }
    state.tankVolumeM3.set(volumeAfterM3);
    state.timeS += takenS;
    isOnlyLater = true;
    needsSolving = true;
    return true;
  }

  function setStep(stepS: number): void {
    if (stepS === stepSetS) return;
    network.setTimeParameter(timeParameters.hydraulicStep, stepS);
    stepSetS = stepS;
  }

  const fresh = (): HydraulicOutcome => ({ status: 'solved', issues: [], tankChanges: [] });
  const changed = (did: boolean) => {
    if (!did || hasStopped) return;
    needsSolving = true;
    isOnlyLater = false;
  };
  readVolumesInto(state.tankVolumeM3, network, structure);

  const engine: SteppedHydraulicEngine = {
    index: structure.index,
    state,
    fileTimes,
    start: () => engine.settle(),
    setPumpPower: (linkIx, powered) =>
      changed(closures.set(linkIx, closureReasons.noPower, !powered, state.timeS)),
    setValvePower: (linkIx, powered) => changed(closures.setDeaf(linkIx, !powered, state.timeS)),
    setLinkLost: (linkIx, lost) => changed(closures.set(linkIx, closureReasons.lost, lost, state.timeS)),
    setSourceClosed(nodeIx, closed) {
      for (let k = 0; k < linkFromIx.length; k++) {
        if (linkFromIx[k] !== nodeIx && linkToIx[k] !== nodeIx) continue;
        changed(closures.set(k, closureReasons.sourceClosed, closed, state.timeS));
      }
    },
    setLeak: (nodeIx, m3sPerSqrtM) => changed(leaks.set(nodeIx, m3sPerSqrtM)),
    setDraw(nodeIx, m3s) {
      const taken = draws.set(nodeIx, m3s);
      changed(taken);
      return taken;
    },
    moveTo(timeS) {
      const outcome = fresh();
      moveInto(outcome, timeS);
      return outcome;
    },
    settle() {
      const outcome = fresh();
      if (needsSolving) solve(outcome);
      return outcome;
    },
    advance(timeS) {
      const outcome = fresh();
      moveInto(outcome, timeS);
      if (needsSolving) solve(outcome);
      return outcome;
    },
    nextTimeS() {
      if (hasStopped) return Number.POSITIVE_INFINITY;
      // what a tank owes shortens the time in which it runs empty
      if (guarded && !needsSolving) corrections.beforeStep();
      const restS = coupledStepS - (state.timeS % coupledStepS);
      setStep(nextStepS(Math.min(restS, pattern.stepS - ((state.timeS + pattern.phaseS) % pattern.stepS))));
      const leftS = Math.min(stepSetS, network.nextEventS());
      return leftS < restS ? state.timeS + leftS : Number.POSITIVE_INFINITY;
    },
    ...(network.ruleCount() > 0 && {
      stepAhead(timeS: number) {
        const outcome = fresh();
        takeStep(outcome, timeS);
        return outcome;
      },
    }),
    dispose: () => network.dispose(),
  };
  return ok({ engine, issues });
}
