import { fail, type Issue, issue, ok, type Result } from '../model/result';
import type { SteppedHydraulicEngine } from '../water/epanet-engine';
import { linkKinds, nodeKinds } from '../water/hydraulic-engine';
import { leakCoefficient } from '../water/leaks';
import { breakNodeId } from '../water/pipe-split';
import { readNumberOption } from './arguments';
import type { Arguments } from './command';

/** A condition that holds from one second up to another. */
export interface Window {
  option: 'unpowered' | 'closed' | 'emitter' | 'leak';
  id: string;
  /** Coefficient or area; 0 where the option has none. */
  amount: number;
  fromS: number;
  toS: number;
}

const forms = {
  unpowered: 'PUMP:FROM-TO',
  closed: 'LINK:FROM-TO',
  emitter: 'NODE:COEFFICIENT:FROM-TO',
  leak: 'PIPE:AREA:FROM-TO',
} as const;

/** Reads all windows of a command line; the error is the first that is not well formed. */
export function readWindows(
  args: Arguments,
): Result<Window[], { option: string; form: string; value: string }> {
  const windows: Window[] = [];
  for (const option of Object.keys(forms) as (keyof typeof forms)[]) {
    for (const value of args.lists[option] ?? []) {
      const window = readWindow(option, value);
      if (!window) return fail({ option: `--${option}`, form: forms[option], value });
      windows.push(window);
    }
  }
  return ok(windows);
}

/** Split at the last colons: an id may hold colons itself. */
function readWindow(option: Window['option'], value: string): Window | undefined {
  const spanAt = value.lastIndexOf(':');
  const span = /^([\d.]+(?:e[+-]?\d+)?)-([\d.]+(?:e[+-]?\d+)?)$/i.exec(value.slice(spanAt + 1));
  const from = span ? readNumberOption(span[1]) : undefined;
  const to = span ? readNumberOption(span[2]) : undefined;
  if (spanAt < 1 || from === undefined || to === undefined || to < from) return undefined;
  const times = { fromS: Math.round(from * 3600), toS: Math.round(to * 3600) };
  const rest = value.slice(0, spanAt);
  if (option === 'unpowered' || option === 'closed') return { option, id: rest, amount: 0, ...times };
  const amountAt = rest.lastIndexOf(':');
  const amount = readNumberOption(rest.slice(amountAt + 1));
  if (amountAt < 1 || amount === undefined || amount < 0) return undefined;
  return { option, id: rest.slice(0, amountAt), amount, ...times };
}

/** Puts the windows that hold at a time into an engine. */
export interface WindowPlan {
  /** Times at which something begins or ends, in order. */
  timesS: number[];
  apply(timeS: number): void;
}

/** Finds the elements the windows name; the issues say which are not there. */
export function planWindows(
  engine: SteppedHydraulicEngine,
  windows: Window[],
  file: string,
): Result<WindowPlan> {
  const { nodeIds, nodeKind, linkIds, linkKind } = engine.index;
  const issues: Issue[] = [];
  const linkIx = new Map(linkIds.map((id, ix) => [id, ix]));
  const nodeIx = new Map(nodeIds.map((id, ix) => [id, ix]));
  const placed = windows.map((window) => {
    const { option, id } = window;
    const isLink = option === 'unpowered' || option === 'closed';
    const ix = isLink ? linkIx.get(id) : nodeIx.get(option === 'leak' ? breakNodeId(id) : id);
    const where = { file, id };
    if (isLink && ix === undefined) issues.push(issue('error', 'cli.noSuchLink', { id }, where));
    else if (option === 'unpowered' && linkKind[ix!] !== linkKinds.pump)
      issues.push(issue('error', 'cli.noSuchPump', { id }, where));
    else if (option === 'emitter' && (ix === undefined || nodeKind[ix] !== nodeKinds.junction))
      issues.push(issue('error', 'cli.noSuchJunction', { id }, where));
    return { ...window, ix: ix ?? -1 };
  });
  if (issues.length > 0) return fail(issues);

  const timesS = [...new Set(windows.flatMap((it) => [it.fromS, it.toS]))].sort((a, b) => a - b);
  return ok({
    timesS,
    apply(timeS) {
      const holds = (it: Window) => it.fromS <= timeS && timeS < it.toS;
      const leaks = new Map<number, number>();
      for (const window of placed) {
        const same = placed.filter((it) => it.option === window.option && it.ix === window.ix);
        if (window.option === 'unpowered') engine.setPumpPower(window.ix, !same.some(holds));
        else if (window.option === 'closed') engine.setLinkLost(window.ix, same.some(holds));
        else {
          const coefficient = window.option === 'leak' ? leakCoefficient(window.amount) : window.amount;
          leaks.set(window.ix, (leaks.get(window.ix) ?? 0) + (holds(window) ? coefficient : 0));
        }
      }
      for (const [ix, coefficient] of leaks) engine.setLeak(ix, coefficient);
    },
  });
}
