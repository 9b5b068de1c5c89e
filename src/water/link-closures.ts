import { blockedMinorLoss, rawLinkState } from './constants';
import {
  controlTypes,
  linkProperties,
  linkTypes,
  missingSetting,
  premiseCodes,
  ruleStatuses,
  type SolverControl,
  type SolverNetwork,
  type SolverPremise,
  type SolverRuleAction,
} from './solver';

/** Why a link is held closed; a link is handed back when no reason is left. */
export const closureReasons = { noPower: 1, lost: 2, sourceClosed: 4, tankEmpty: 8 } as const;

/**
 * Holds links closed against the file's controls, rules and speed patterns, and hands them back. While a link is held
 * its simple controls are suspended, the actions of rules on it all read "closed", and its speed pattern is taken off.
 */
export interface LinkClosures {
  /** Reasons by link, 0 for none. */
  reasons: Uint8Array;
  /** Adds or removes a reason at `timeS`; returns whether anything has to be solved again. */
  set(linkIx: number, reason: number, on: boolean, timeS: number): boolean;
  /**
   * Makes a link deaf to its controls and rules: it stays as it is. When it hears again it takes the state its last time control commanded, if there
   * is one. Returns whether anything has to be solved again.
   */
  setDeaf(linkIx: number, deaf: boolean, timeS: number): boolean;
}

interface Held {
  rawState: number;
  setting: number;
  pattern: number;
  minorLoss: number;
}

/** Day of the clock that time-of-day controls follow, s. */
const dayS = 86_400;

export function createLinkClosures(
  network: SolverNetwork,
  linkType: Uint8Array,
  startClockS: number,
): LinkClosures {
  const reasons = new Uint8Array(linkType.length);
  const held = new Map<number, Held>();
  const controls = new Map<number, { controlIx: number; control: SolverControl }[]>();
  const actions = new Map<number, SolverRuleAction[]>();
  /** Rules that act at one time only are time controls in another form. */
  const ruleTimes = new Map<number, { control: SolverControl }[]>();
  for (let i = 0; i < network.controlCount(); i++) {
    const control = network.control(i);
    if (control.linkIx < 0) continue;
    controls.set(control.linkIx, [...(controls.get(control.linkIx) ?? []), { controlIx: i, control }]);
  }
  for (let i = 0; i < network.ruleCount(); i++) {
    const premise = network.onlyPremise(i);
    for (const action of network.ruleActions(i)) {
      actions.set(action.linkIx, [...(actions.get(action.linkIx) ?? []), action]);
      const command = premise && !action.isElse ? timeCommandOf(premise, action) : undefined;
      if (command)
        ruleTimes.set(action.linkIx, [...(ruleTimes.get(action.linkIx) ?? []), { control: command }]);
    }
  }

  const deaf = new Set<number>();

  /** Suspends simple controls; the actions of rules all command what the link is now. */
  function deafen(linkIx: number): void {
    const rawState = network.linkValue(linkProperties.rawState, linkIx);
    const setting = network.linkValue(linkProperties.setting, linkIx);
    for (const { controlIx } of controls.get(linkIx) ?? []) network.setControlEnabled(controlIx, false);
    for (const action of actions.get(linkIx) ?? []) {
      if (rawState === rawLinkState.closed)
        network.setRuleAction(action, ruleStatuses.closed, missingSetting);
      else if (setting === 0 || linkType[linkIx] === linkTypes.gpv)
        network.setRuleAction(action, ruleStatuses.open, missingSetting);
      else network.setRuleAction(action, 0, setting);
    }
  }

  function setDeaf(linkIx: number, isDeaf: boolean, timeS: number): boolean {
    if (deaf.has(linkIx) === isDeaf) return false;
    if (isDeaf) deaf.add(linkIx);
    else deaf.delete(linkIx);
    // A link that is held closed is deaf already, and is told of its controls when it is handed back.
    if (reasons[linkIx] !== 0) return false;
    if (isDeaf) {
      deafen(linkIx);
      return false;
    }
    hear(linkIx);
    const commanded = lastCommand(linkIx, timeS);
    if (commanded === undefined) return false;
    if (commanded.rawState === rawLinkState.closed) network.setLinkValue(linkProperties.status, linkIx, 0);
    else restore(linkIx, commanded);
    return true;
  }

  function hear(linkIx: number): void {
    for (const { controlIx } of controls.get(linkIx) ?? []) network.setControlEnabled(controlIx, true);
    for (const action of actions.get(linkIx) ?? [])
      network.setRuleAction(action, action.status, action.setting);
  }

  function lastCommand(linkIx: number, timeS: number) {
    const timed = [...(controls.get(linkIx) ?? []), ...(ruleTimes.get(linkIx) ?? [])];
    return lastTimeCommand(timed, timeS, startClockS);
  }

  function close(linkIx: number): void {
    const was: Held = {
      rawState: network.linkValue(linkProperties.rawState, linkIx),
      setting: network.linkValue(linkProperties.setting, linkIx),
      pattern: 0,
      minorLoss: 0,
    };
    held.set(linkIx, was);
    for (const { controlIx } of controls.get(linkIx) ?? []) network.setControlEnabled(controlIx, false);
    for (const action of actions.get(linkIx) ?? []) {
      network.setRuleAction(action, ruleStatuses.closed, missingSetting);
    }
    if (linkType[linkIx] === linkTypes.pump) {
      was.pattern = network.linkValue(linkProperties.pumpPattern, linkIx);
      if (was.pattern > 0) network.setLinkValue(linkProperties.pumpPattern, linkIx, 0);
    }
    if (linkType[linkIx] === linkTypes.checkValvePipe) {
      was.minorLoss = network.linkValue(linkProperties.minorLoss, linkIx);
      network.setLinkValue(linkProperties.minorLoss, linkIx, blockedMinorLoss);
    } else {
      network.setLinkValue(linkProperties.status, linkIx, 0);
    }
  }

  function handBack(linkIx: number, timeS: number): void {
    const was = held.get(linkIx);
    if (!was) return;
    held.delete(linkIx);
    hear(linkIx);
    if (deaf.has(linkIx)) {
      restore(linkIx, was);
      deafen(linkIx);
      return;
    }
    if (linkType[linkIx] === linkTypes.checkValvePipe) {
      network.setLinkValue(linkProperties.minorLoss, linkIx, was.minorLoss);
      return;
    }
    if (was.pattern > 0) {
      network.setLinkValue(linkProperties.pumpPattern, linkIx, was.pattern);
      return;
    }
    const commanded = lastCommand(linkIx, timeS);
    if (commanded !== undefined) restore(linkIx, commanded);
    else if (linkType[linkIx] !== linkTypes.pump || !hasOwnCommand(linkIx)) restore(linkIx, was);
  }

  /** A level control or a rule will open the pump when it wants it; until then it stays closed. */
  function hasOwnCommand(linkIx: number): boolean {
    return (controls.get(linkIx) ?? []).some((it) => isLevelControl(it.control)) || actions.has(linkIx);
  }

  function restore(linkIx: number, to: { rawState: number; setting: number }): void {
    const type = linkType[linkIx];
    if (type === linkTypes.pump) {
      const speed = to.setting > 0 ? to.setting : 1;
      if (to.rawState !== rawLinkState.closed) network.setLinkValue(linkProperties.setting, linkIx, speed);
      return;
    }
    // A pipe and a general purpose valve have a state only; another valve without a setting is fixed open or closed.
    const stateOnly = type === linkTypes.pipe || type === linkTypes.gpv;
    if (stateOnly || (to.setting === 0 && to.rawState !== rawLinkState.active)) {
      if (to.rawState !== rawLinkState.closed) network.setLinkValue(linkProperties.status, linkIx, 1);
      return;
    }
    network.setLinkValue(linkProperties.setting, linkIx, to.setting);
  }

  function set(linkIx: number, reason: number, on: boolean, timeS: number): boolean {
    const before = reasons[linkIx];
    const after = on ? before | reason : before & ~reason;
    if (after === before) return false;
    reasons[linkIx] = after;
    if (before === 0) close(linkIx);
    else if (after === 0) handBack(linkIx, timeS);
    else return false;
    return true;
  }

  return { reasons, set, setDeaf };
}

function isLevelControl(control: SolverControl): boolean {
  return control.type === controlTypes.lowLevel || control.type === controlTypes.highLevel;
}

/** What the latest time control up to `timeS` commanded; the later one in the file where two fall together. */
function lastTimeCommand(
  list: { control: SolverControl }[],
  timeS: number,
  startClockS: number,
): { rawState: number; setting: number } | undefined {
  let latestS = -1;
  let command: SolverControl | undefined;
  for (const { control } of list) {
    if (isLevelControl(control)) continue;
    const atS = lastActS(control, timeS, startClockS);
    if (atS < 0 || atS < latestS) continue;
    latestS = atS;
    command = control;
  }
  if (!command) return undefined;
  const open = command.setting > 0;
  const fixed = command.setting >= 1e9 || command.setting <= -1e9;
  return {
    rawState: open ? rawLinkState.open : rawLinkState.closed,
    setting: fixed ? 0 : command.setting,
  };
}

/** The time control that a rule such as `IF SYSTEM CLOCKTIME = 8 AM THEN …` amounts to. */
function timeCommandOf(premise: SolverPremise, action: SolverRuleAction): SolverControl | undefined {
  const isTime = premise.variable === premiseCodes.time || premise.variable === premiseCodes.clockTime;
  const isAt = premise.operator === premiseCodes.equal || premise.operator === premiseCodes.is;
  if (premise.object !== premiseCodes.system || !isTime || !isAt) return undefined;
  let setting = action.setting;
  if (action.status === ruleStatuses.open) setting = -missingSetting;
  if (action.status === ruleStatuses.closed) setting = missingSetting;
  return {
    type: premise.variable === premiseCodes.time ? controlTypes.timer : controlTypes.timeOfDay,
    linkIx: action.linkIx,
    setting,
    nodeIx: -1,
    level: premise.value,
  };
}

/** When a time control last acted, s from the start; negative if it has not. */
function lastActS(control: SolverControl, timeS: number, startClockS: number): number {
  if (control.type === controlTypes.timer) return control.level <= timeS ? control.level : -1;
  const clockS = (startClockS + timeS) % dayS;
  return timeS - ((clockS - control.level + dayS) % dayS);
}
