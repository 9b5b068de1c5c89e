import { issue } from '../../model/result';
import { nodeKinds } from '../hydraulic-engine';
import type { HydraulicSolver } from '../solver';
import { tellBypass } from './bypass-checks';
import type { CheckedNetwork, District, WaterCheck } from './checked-network';
import { checkDistricts, keptShare } from './district-checks';
import { type Bypass, findBypasses } from './find-bypasses';
import { mayReachByGravity } from './gravity-paths';
import {
  type CheckControl,
  hoursServed,
  type PumplessOptions,
  type PumplessRun,
  runWithoutPumps,
  unservedShare,
} from './run-without-pumps';
import { checkTanks } from './tank-checks';
import { measureTankCover } from './tank-cover';

/** Hours of the run with tanks as the file fills them. */
const coverHours = 72;
/** Hours for which bypasses are compared. */
export const bypassHours = 48;
/** Hours of the run with empty tanks, and the hour from which its service counts. */
const gravityHours = 48;
const gravityFromHour = 24;
/** Most bypasses that are run open and shut. */
const mostBypassRuns = 8;
/** Networks beyond these nodes times hours are not run. */
const mostNodeHours = 3_000_000;

export interface WithoutPumpsInput {
  solver: HydraulicSolver;
  inp: string;
  file: string;
  network: CheckedNetwork;
  districts: readonly District[];
  demand?: PumplessOptions['demand'];
}

export interface ChecksControl {
  /** Told the share done, 0 to 1, for each hour run; false ends the work. */
  goOn(done: number): Promise<boolean>;
}

/** The file itself keeps it shut: the run as the file commands is the one with it shut. */
function staysShut({ isCheckValve, startsOpen, controlLines }: Bypass): boolean {
  return !isCheckValve && !startsOpen && controlLines.length === 0;
}

/** Runs beside the one as the file commands: shut and open. A check valve opens by itself. */
function runsNeeded(bypass: Bypass): number {
  return bypass.isCheckValve || staysShut(bypass) ? 1 : 2;
}

/** What a network does when no pump has power. Undefined when told to stop. */
export async function checkWithoutPumps(
  input: WithoutPumpsInput,
  control: ChecksControl,
): Promise<WaterCheck[] | undefined> {
  const { network, file } = input;
  if (network.pumps.length === 0)
    return [{ issue: issue('info', 'checks.noPumps', {}, { file }), elements: [] }];
  const { nodeIds } = network;
  const baseHours = coverHours + gravityHours;
  if (nodeIds.length * baseHours > mostNodeHours) {
    const params = { nodes: nodeIds.length };
    return [{ issue: issue('info', 'checks.tooLarge', params, { file }), elements: [] }];
  }
  const bypasses = findBypasses(network);
  const mostHours = mostNodeHours / nodeIds.length;
  let wholeHours = baseHours;
  let runCount = 0;
  for (const bypass of bypasses.slice(0, mostBypassRuns)) {
    const hours = wholeHours + bypassHours * runsNeeded(bypass);
    if (hours > mostHours) break;
    wholeHours = hours;
    runCount += 1;
  }
  let hoursDone = 0;
  const step: CheckControl = { goOn: () => control.goOn(hoursDone++ / wholeHours) };
  const troubles = new Set<string>();
  const failed: WaterCheck[] = [];
  const run = async (options: PumplessOptions): Promise<PumplessRun | 'stopped' | undefined> => {
    const demand = input.demand ?? { model: 'pda' };
    const reply = await runWithoutPumps(input.solver, input.inp, file, { ...options, demand }, step);
    const issues = reply.ok ? (reply.value?.issues ?? []) : reply.error;
    for (const it of issues) if (it.code === 'water.notConverged') troubles.add(it.code);
    if (reply.ok) return reply.value ?? 'stopped';
    const params = { code: issues.find((it) => it.severity === 'error')?.code ?? '' };
    failed.push({ issue: issue('warning', 'checks.runFailed', params, { file }), elements: [] });
    return undefined;
  };

  /** Once every district has gone short there is no more to learn, unless shares of demand are asked for. */
  const haveAllGoneShort = (soFar: PumplessRun) =>
    input.districts.every((it) => hoursServed(soFar, it.nodeIx, keptShare) < soFar.wantedSoFarM3.length);
  const fromTanks = await run({
    hours: coverHours,
    isEnough: (soFar) =>
      (runCount === 0 || soFar.wantedSoFarM3.length >= bypassHours) && haveAllGoneShort(soFar),
  });
  if (fromTanks === 'stopped') return undefined;
  if (!fromTanks) return failed;
  let byGravity: PumplessRun | undefined;
  if (mayReachByGravity(network)) {
    const reply = await run({ hours: gravityHours, fromHour: gravityFromHour, tanksEmpty: true });
    if (reply === 'stopped') return undefined;
    if (!reply) return failed;
    byGravity = reply;
  }
  const gravityShare = Float64Array.from(nodeIds, (_, n) =>
    byGravity && network.nodeKind[n] === nodeKinds.junction && byGravity.wantedM3[n] > 0
      ? byGravity.deliveredM3[n] / byGravity.wantedM3[n]
      : 0,
  );
  const cover = measureTankCover(network, fromTanks.everOpen, gravityShare);
  const found = checkDistricts(network, input.districts, { fromTanks, byGravity }, cover, file);

  for (const [i, bypass] of bypasses.entries()) {
    const effect = i < runCount && !fromTanks.isCut ? await effectOf(bypass, fromTanks) : undefined;
    if (effect === 'stopped') return undefined;
    found.push(tellBypass(network, bypass, effect, bypassHours, file));
  }
  found.push(...checkTanks(network, cover, file), ...failed);
  if (troubles.size > 0) found.push({ issue: issue('info', 'checks.unsteady', {}, { file }), elements: [] });
  return found;

  async function effectOf(bypass: Bypass, asFile: PumplessRun) {
    const { linkIx, isCheckValve } = bypass;
    const shut = staysShut(bypass) ? asFile : await run({ hours: bypassHours, shut: [linkIx] });
    if (shut === 'stopped' || !shut) return shut;
    if (shut.isCut) return undefined;
    const open = isCheckValve
      ? undefined
      : await run({ hours: bypassHours, holdOpen: [network.linkIds[linkIx]] });
    if (open === 'stopped' || (!open && !isCheckValve)) return open;
    if (open?.isCut) return undefined;
    return {
      asFile: unservedShare(asFile, bypassHours),
      shut: unservedShare(shut, bypassHours),
      ...(open ? { open: unservedShare(open, bypassHours) } : {}),
    };
  }
}
