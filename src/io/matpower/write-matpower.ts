import type { Bus, Converter, CostCurve, Generator, Technology } from '../../model/grid';
import { busTypes } from '../../model/grid';
import type { Region } from '../../model/region';
import { type Issue, issue } from '../../model/result';
import {
  type GridExportOptions,
  type GridText,
  nameWithId,
  numberIds,
  onOneLine,
  sumBusLoads,
} from '../export/grid-export';
import { noLimit, radPerDeg } from './case-columns';

/** `genfuel` and `gentype` that `readTechnology` reads back as the technology. */
const fuelAndType: Record<Technology, [string, string]> = {
  hydro: ['hydro', 'HY'],
  gasTurbine: ['ng', 'GT'],
  combinedCycle: ['ng', 'CC'],
  oilSteam: ['oil', 'ST'],
  coal: ['coal', 'ST'],
  nuclear: ['nuclear', 'ST'],
  wind: ['wind', 'WT'],
  solar: ['solar', 'PV'],
  diesel: ['dfo', 'IC'],
  storage: ['ess', 'BA'],
  interconnection: ['unknown', 'UN'],
  unknown: ['unknown', 'UN'],
};

/**
 * Writes the grid of a region as a MATPOWER case, format version 2 (User's Manual, appendix B). Feeders are
 * summed into their bus; bus names and ids that are no numbers stand in `bus_name`; branches, generators and DC
 * lines are rows in the order of the region. A case has no places, so none are written. Linear.
 */
export function writeMatpower(region: Region, options: GridExportOptions): GridText {
  const { grid } = region;
  const numbers = numberIds(
    grid.buses.map((it) => it.id),
    1,
  );
  const issues: Issue[] = [];
  const number = (id: string) => numbers.get(id) ?? 0;
  const renamed = grid.buses.filter((it) => String(number(it.id)) !== it.id).length;
  if (renamed > 0) issues.push(issue('info', 'convert.busNumbers', { count: renamed }));
  const lines = [
    `function mpc = ${functionName(options.name)}`,
    `% Handling: ${options.handling}`,
    `% ${onOneLine(region.name ?? region.id)}${region.synthetic ? ' (synthetic: every place and name is invented)' : ''}`,
    '% Written by Lifeline. Feeders are summed into their bus; no places are given.',
    '',
    "mpc.version = '2';",
    `mpc.baseMVA = ${grid.baseMva};`,
    '',
    ...busLines(region, number),
    ...generatorLines(grid.generators, number),
    ...branchLines(region, number),
    ...costLines(grid.generators),
    ...dcLines(region, number),
    ...nameLines(region, number),
    ...technologyLines(grid.generators),
  ];
  return { text: `${lines.join('\n')}\n`, issues };
}

/** A name that MATLAB takes: letters, digits and `_`, a letter first. */
function functionName(name: string): string {
  const plain = name.replace(/\W/g, '_');
  return /^[A-Za-z]/.test(plain) ? plain : `case_${plain}`;
}

type NumberOf = (busId: string) => number;

function row(cells: (number | string)[]): string {
  return `\t${cells.map((it) => (typeof it === 'number' ? figure(it) : it)).join('\t')};`;
}

function figure(value: number): string {
  if (value >= noLimit) return 'Inf';
  if (value <= -noLimit) return '-Inf';
  return Object.is(value, -0) ? '0' : String(value);
}

function busLines(region: Region, number: NumberOf): string[] {
  const loadMw = sumBusLoads(region);
  return [
    '%\tbus_i\ttype\tPd\tQd\tGs\tBs\tarea\tVm\tVa\tbaseKV\tzone\tVmax\tVmin',
    'mpc.bus = [',
    ...region.grid.buses.map((it, ix) =>
      row([
        number(it.id),
        busTypes.indexOf(it.type) + 1,
        loadMw[ix],
        it.loadMvar,
        it.shuntMw,
        it.shuntMvar,
        wholeOr1(it.gridArea),
        it.voltagePu,
        it.angleRad / radPerDeg,
        it.baseKv,
        wholeOr1(it.zone),
        it.maxVoltagePu,
        it.minVoltagePu,
      ]),
    ),
    '];',
    '',
  ];
}

function wholeOr1(text: string | undefined): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : 1;
}

function generatorLines(generators: readonly Generator[], number: NumberOf): string[] {
  return [
    '%\tbus\tPg\tQg\tQmax\tQmin\tVg\tmBase\tstatus\tPmax\tPmin\tPc1\tPc2\tQc1min\tQc1max\tQc2min\tQc2max\tramp_agc\tramp_10\tramp_30\tramp_q\tapf',
    'mpc.gen = [',
    ...generators.map((it) =>
      row([
        number(it.busId),
        it.outputMw,
        it.outputMvar,
        it.maxMvar,
        it.minMvar,
        it.voltagePu,
        it.baseMva,
        it.inService ? 1 : 0,
        it.maxMw,
        it.minMw,
        ...[0, 0, 0, 0, 0, 0],
        it.rampMwPerMin ?? 0,
        ...[0, 0, 0, 0],
      ]),
    ),
    '];',
    '',
  ];
}

function branchLines({ grid }: Region, number: NumberOf): string[] {
  return [
    '%\tfbus\ttbus\tr\tx\tb\trateA\trateB\trateC\tratio\tangle\tstatus\tangmin\tangmax',
    'mpc.branch = [',
    ...grid.branches.map((it) =>
      row([
        number(it.fromBusId),
        number(it.toBusId),
        it.resistancePu,
        it.reactancePu,
        it.chargingPu,
        it.ratingAMw,
        it.ratingBMw,
        it.ratingCMw,
        it.kind === 'transformer' || it.tap !== 1 ? it.tap : 0,
        it.shiftRad / radPerDeg,
        it.inService ? 1 : 0,
        it.minAngleRad === undefined ? -360 : it.minAngleRad / radPerDeg,
        it.maxAngleRad === undefined ? 360 : it.maxAngleRad / radPerDeg,
      ]),
    ),
    '];',
    '',
  ];
}

/** Cost curves where any unit has one; a unit without gets a cost of 0, since the table has a row for each. */
function costLines(generators: readonly Generator[]): string[] {
  if (!generators.some((it) => it.cost)) return [];
  const free: CostCurve = { kind: 'polynomial', startup: 0, shutdown: 0, values: [0] };
  const curves = generators.map((it) => it.cost ?? free);
  const width = Math.max(...curves.map((it) => it.values.length));
  return [
    '%\tmodel\tstartup\tshutdown\tn\tx1\ty1\t…\tor c(n-1)\t…\tc0',
    'mpc.gencost = [',
    ...curves.map(({ kind, startup, shutdown, values }) =>
      row([
        kind === 'piecewise' ? 1 : 2,
        startup,
        shutdown,
        kind === 'piecewise' ? values.length / 2 : values.length,
        ...values,
        ...new Array<number>(width - values.length).fill(0),
      ]),
    ),
    '];',
    '',
  ];
}

/** Stands for an end of which nothing is known. */
const anyConverter: Converter = { voltagePu: 1, outputMvar: 0, minMvar: -noLimit, maxMvar: noLimit };

function dcLines({ grid }: Region, number: NumberOf): string[] {
  if (grid.dcLines.length === 0) return [];
  return [
    '%\tfbus\ttbus\tstatus\tPf\tPt\tQf\tQt\tVf\tVt\tPmin\tPmax\tQminF\tQmaxF\tQminT\tQmaxT\tloss0\tloss1',
    'mpc.dcline = [',
    ...grid.dcLines.map((it) => {
      const ends = [it.fromConverter ?? anyConverter, it.toConverter ?? anyConverter];
      return row([
        number(it.fromBusId),
        number(it.toBusId),
        it.inService ? 1 : 0,
        it.flowMw,
        it.flowMw - it.lossConstantMw - it.lossFraction * it.flowMw,
        ...ends.map((end) => end.outputMvar),
        ...ends.map((end) => end.voltagePu),
        it.minMw,
        it.maxMw,
        ...ends.flatMap((end) => [end.minMvar, end.maxMvar]),
        it.lossConstantMw,
        it.lossFraction,
      ]);
    }),
    '];',
    ...(grid.dcLinesOn ? ["mpc = toggle_dcline(mpc, 'on');"] : []),
    '',
  ];
}

/** Names, and ids that had to become numbers. */
function nameLines({ grid }: Region, number: NumberOf): string[] {
  const nameOf = (it: Bus) => nameWithId(it, number(it.id));
  if (grid.buses.every((it) => nameOf(it) === '')) return [];
  return ['mpc.bus_name = {', ...grid.buses.map((it) => `\t${quote(nameOf(it))};`), '};', ''];
}

function technologyLines(generators: readonly Generator[]): string[] {
  if (generators.every((it) => it.technology === 'unknown')) return [];
  return ['genfuel', 'gentype'].flatMap((field, k) => [
    `mpc.${field} = {`,
    ...generators.map((it) => `\t${quote(fuelAndType[it.technology][k])};`),
    '};',
    '',
  ]);
}

function quote(text: string): string {
  return `'${onOneLine(text).replaceAll("'", "''")}'`;
}
