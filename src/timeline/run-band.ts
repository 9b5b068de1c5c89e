import type { ComponentRef } from '../model/ids';
import type { LocalStart } from '../model/local-time';
import { ok, type Result } from '../model/result';
import type { ActedOnGrid, RunBand } from '../model/run-record';
import type { OperatorPolicy, Scenario } from '../model/scenario';
import { createBranchModel } from '../power/flow/branch-model';
import type { LpSolver } from '../power/lp-solver';
import { createBestServed } from '../power/operators/best-served';
import { createBestStores } from './best-stores';
import { checkScenario } from './check-scenario';
import { createCoolingReplay } from './cooling-limits';
import { listFrameSteps, listSteps } from './frame-times';
import { createGridChanges } from './grid-changes';
import { createGridLookup, powerKinds } from './known-components';
import type { PreparedRegion } from './prepare-region';
import type { LoadLpSolver, RunControl } from './run-control';
import { cancelledAt, createWatch } from './run-watch';
import { listActions } from './scenario-actions';
import { startGrid } from './start-grid';

/**
 * Electricity served without operators, as the scenario has it, and with the best action at each recording time: the
 * most of doing nothing, of the scenario's own operators, and of a redispatch at once and without ramp limits of what
 * is not lost, nothing having tripped, stores giving no more than they hold.
 * The grid alone is run again by each policy with the scenario's losses, repairs and demand, and with what water and facilities
 * did to it in the coupled run of the chosen policy: `acted`. The chosen policy can lie below doing nothing. Unserved energy is exact over the events
 * between two recording times, the best action's is at most that of the others. Progress runs from 0 to the horizon.
 */
export async function runBand(
  prepared: PreparedRegion,
  scenario: Scenario,
  acted: ActedOnGrid,
  loadLpSolver: LoadLpSolver,
  control: RunControl,
): Promise<Result<RunBand>> {
  const checked = checkScenario(scenario);
  if (!checked.ok) return checked;
  const { start } = checked.value;
  const { operators, susceptance, dcLinesOn } = scenario.policies;
  const lpSolver = await loadLpSolver();
  const model = createBranchModel(prepared.power.structure, susceptance);
  if (!model.ok) return model;
  const best = createBestServed(prepared.power, model.value, lpSolver, dcLinesOn);
  const { generators } = prepared.region.grid;
  const storeIx = prepared.power.index.storageIds.map((id) => generators.findIndex((it) => it.id === id));
  const stores = createBestStores(Int32Array.from(storeIx), generators.length);
  const outputMw = new Float64Array(generators.length);
  const bestMw: number[] = [];
  const neededMw: number[] = [];
  const isTwice = operators !== 'none';
  // The first replay solves a program at each recording time; the second one takes a fraction of its time.
  const firstShare = isTwice ? 0.8 : 1;
  const bare = await replayGrid(
    prepared,
    withOperators(scenario, 'none'),
    start,
    acted,
    lpSolver,
    { ...control, onProgress: (timeS) => control.onProgress(firstShare * timeS) },
    (now) => {
      const isFull = now.servedMw >= now.totalMw - fullMw;
      if (isFull) {
        stores.refill(now.storedMwh);
        bestMw.push(now.servedMw);
      } else {
        const giveMw = stores.limited(now.availableMw, now.storedMwh, now.holdsH);
        const mw = best.servedMw(now.lost(), now.neededMw, giveMw, outputMw);
        stores.draw(outputMw, now.holdsH);
        bestMw.push(Math.max(now.servedMw, mw));
      }
      neededMw.push(now.totalMw);
    },
  );
  best.dispose();
  if (!bare.ok) return bare;
  const chosen = isTwice
    ? await replayGrid(
        prepared,
        scenario,
        start,
        acted,
        lpSolver,
        {
          ...control,
          onProgress: (timeS) =>
            control.onProgress(firstShare * scenario.horizonS + (1 - firstShare) * timeS),
        },
        () => undefined,
      )
    : bare;
  if (!chosen.ok) return chosen;
  const { timesS, unservedMwh } = bare.value;
  const bestServedMw = Float64Array.from(bestMw, (mw, i) => Math.max(mw, chosen.value.servedMw[i]));
  const bestShortMw = neededMw.map((mw, i) => Math.max(0, mw - bestServedMw[i]));
  return ok({
    timesS,
    bareServedMw: bare.value.servedMw,
    chosenServedMw: chosen.value.servedMw.slice(),
    bestServedMw,
    bareUnservedMwh: unservedMwh,
    chosenUnservedMwh: chosen.value.unservedMwh.slice(),
    bestUnservedMwh: addUp(timesS, bestShortMw, [unservedMwh, chosen.value.unservedMwh]),
  });
}

/** Running integral of what each recording time leaves unserved until the next, at most what others grow by. */
function addUp(
  timesS: Float64Array,
  shortMw: readonly number[],
  othersMwh: readonly Float64Array[],
): Float64Array {
  const sumMwh = new Float64Array(timesS.length);
  for (let i = 1; i < sumMwh.length; i++) {
    let grownMwh = (shortMw[i - 1] * (timesS[i] - timesS[i - 1])) / secondsPerHour;
    for (const mwh of othersMwh) grownMwh = Math.min(grownMwh, mwh[i] - mwh[i - 1]);
    sumMwh[i] = sumMwh[i - 1] + grownMwh;
  }
  return sumMwh;
}

function withOperators(scenario: Scenario, operators: OperatorPolicy): Scenario {
  return { ...scenario, policies: { ...scenario.policies, operators } };
}

/** Nothing is unserved below this, MW. */
const fullMw = 1e-6;
const secondsPerHour = 3600;

interface Replay {
  timesS: Float64Array;
  servedMw: Float64Array;
  /** Running integral to each recording time. */
  unservedMwh: Float64Array;
}

/** The grid at a recording time. */
interface Moment {
  servedMw: number;
  totalMw: number;
  neededMw: Float64Array;
  availableMw: Float64Array;
  storedMwh: Float64Array;
  /** Hours to the next recording time. */
  holdsH: number;
  lost(): ComponentRef[];
}
/** The grid of a run alone, stop by stop as `createCoupledRun` moves it. */
async function replayGrid(
  prepared: PreparedRegion,
  scenario: Scenario,
  start: LocalStart,
  acted: ActedOnGrid,
  lpSolver: LpSolver,
  control: RunControl,
  onFrame: (now: Moment) => void,
): Promise<Result<Replay>> {
  const grid = startGrid(prepared, scenario, start, lpSolver);
  if (!grid.ok) return grid;
  const { power, log, read, drive } = grid.value;
  const { state } = power;
  const events = scenario.events.map((it) => ({ ...it }));
  for (const { lossIx, timeS } of acted.slowedRepairs) events[lossIx].repairS = timeS - events[lossIx].timeS;
  const ofGrid = events.filter((it) => powerKinds.has(it.component.kind));
  const onlyGrid = { ...scenario, events: ofGrid, deliveries: [], placements: [] };
  const inGrid = createGridLookup(prepared.region);
  const { actions } = listActions(prepared.region, onlyGrid, read, inGrid, () => 0);
  const changes = createGridChanges(actions, log.sink, power);
  const cooling = createCoolingReplay(acted.coolingLimits, power, log.sink);
  const steps = listSteps(scenario.horizonS);
  const frameSteps = listFrameSteps(steps);
  const servedMw = new Float64Array(frameSteps.length);
  const { neededMw, availableMw } = drive;
  const unservedMwh = new Float64Array(frameSteps.length);
  const watch = createWatch(control);
  let rateMw = 0;
  let shortMw = 0;
  let sumMwh = 0;
  let atS = 0;
  let frameIx = 0;

  const runGrid = (timeS: number) => {
    while (power.nextTimeS() <= timeS) power.advance(timeS);
  };
  const goTo = (timeS: number, isStep: boolean) => {
    sumMwh += (shortMw * (timeS - atS)) / secondsPerHour;
    atS = timeS;
    runGrid(timeS);
    const changed = changes.actAt(timeS);
    if (isStep) {
      drive.update(timeS);
      drive.hand(power);
    }
    if (changed || isStep) {
      power.settle(timeS);
      runGrid(timeS);
    }
    if (cooling.actAt(timeS)) {
      power.settle(timeS);
      runGrid(timeS);
    }
    rateMw = 0;
    shortMw = 0;
    for (let f = 0; f < neededMw.length; f++) {
      rateMw += state.feederServedMw[f];
      shortMw += state.feederNeededMw[f] - state.feederServedMw[f];
    }
  };
  try {
    for (let i = 0; i < steps.length; i++) {
      const nextS = () => Math.min(changes.nextTimeS(), power.nextTimeS(), cooling.nextTimeS());
      for (let timeS = nextS(); timeS < steps[i]; timeS = nextS()) goTo(timeS, false);
      goTo(steps[i], true);
      if (frameSteps[frameIx] === i) {
        servedMw[frameIx] = rateMw;
        unservedMwh[frameIx++] = sumMwh;
        // with what cold loads draw above their demand
        const now = { servedMw: rateMw, totalMw: rateMw + shortMw, neededMw: state.feederNeededMw };
        const endS = steps[frameSteps[frameIx] ?? i];
        const holdsH = (endS - steps[i]) / secondsPerHour;
        const leftMw = cooling.limited(availableMw);
        onFrame({ ...now, availableMw: leftMw, storedMwh: state.storedMwh, holdsH, lost: changes.lost });
      }
      const paused = watch(steps[i]);
      if (paused) await paused;
      if (control.cancelled()) return cancelledAt(steps[i]);
    }
  } finally {
    power.dispose();
  }
  return ok({ timesS: Float64Array.from(frameSteps, (i) => steps[i]), servedMw, unservedMwh });
}
