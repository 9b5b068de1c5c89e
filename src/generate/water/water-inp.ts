import { pi } from '../../numerics/math';
import { homePattern, workPattern } from '../constants';
import { roundSignificant, roundTo, toLonLat } from '../land/plane';
import type { WaterPlan } from './water-plan';

/** The network as an EPANET file in LPS, pressure-driven, with coordinates in degrees. */
export function writeInp(plan: WaterPlan): string {
  const { nodes, pipes, pumps, valves } = plan;
  const idOf = (ix: number) => nodes[ix].id;
  const of = (kind: string) => nodes.filter((it) => it.kind === kind);
  const number = (value: number, digits: number) => String(roundTo(value, digits));
  const lps = (m3s: number) => String(roundSignificant(1000 * m3s, 4));
  const lines: string[] = ['[TITLE]', `${plan.settlement.name} - synthetic network`, '', '[JUNCTIONS]'];
  for (const it of of('junction')) lines.push(` ${it.id} ${number(it.elevationM, 1)}`);
  lines.push('', '[RESERVOIRS]');
  for (const it of of('reservoir')) lines.push(` ${it.id} ${number(it.elevationM, 1)}`);
  lines.push('', '[TANKS]');
  for (const it of of('tank')) {
    const tank = it.tank!;
    const diameterM = Math.sqrt((4 * tank.volumeM3) / (pi * tank.depthM));
    lines.push(
      ` ${it.id} ${number(it.elevationM, 1)} ${number(tank.startM, 2)} 0 ${number(tank.depthM, 2)} ${number(diameterM, 2)} 0`,
    );
  }
  lines.push('', '[PIPES]');
  for (const it of pipes) {
    const status = it.checkValve ? 'CV' : it.closed ? 'Closed' : 'Open';
    lines.push(
      ` ${it.id} ${idOf(it.fromIx)} ${idOf(it.toIx)} ${number(it.lengthM, 0)} ${it.diameterMm} ${it.roughness} 0 ${status}`,
    );
  }
  lines.push('', '[PUMPS]');
  for (const it of pumps) lines.push(` ${it.id} ${idOf(it.fromIx)} ${idOf(it.toIx)} HEAD C-${it.id}`);
  if (valves.length > 0) lines.push('', '[VALVES]');
  for (const it of valves) {
    const loss = roundSignificant(it.lossFactor, 4);
    // opened by a control it keeps its minor loss only, so that both are the same
    lines.push(` ${it.id} ${idOf(it.fromIx)} ${idOf(it.toIx)} ${it.diameterMm} TCV ${loss} ${loss}`);
  }
  const shut = valves.filter((it) => it.startsClosed);
  if (shut.length > 0) lines.push('', '[STATUS]', ...shut.map((it) => ` ${it.id} Closed`));
  lines.push('', '[CURVES]');
  for (const it of pumps) lines.push(` C-${it.id} ${lps(it.flowM3s)} ${roundSignificant(it.headM, 4)}`);
  lines.push('', '[DEMANDS]');
  for (const it of of('junction')) {
    if (it.homeM3s > 0) lines.push(` ${it.id} ${lps(it.homeM3s)} HOME`);
    if (it.workM3s > 0) lines.push(` ${it.id} ${lps(it.workM3s)} WORK`);
    if (it.leakM3s > 0) lines.push(` ${it.id} ${lps(it.leakM3s)} FLAT`);
  }
  lines.push(
    '',
    '[PATTERNS]',
    ...patternLines('HOME', homePattern),
    ...patternLines('WORK', workPattern),
    ' FLAT 1',
  );
  lines.push('', '[CONTROLS]');
  for (const it of [...pumps, ...valves]) {
    const tank = idOf(it.control.tankIx);
    lines.push(` LINK ${it.id} OPEN IF NODE ${tank} BELOW ${number(it.control.startM, 2)}`);
    lines.push(` LINK ${it.id} CLOSED IF NODE ${tank} ABOVE ${number(it.control.stopM, 2)}`);
  }
  lines.push('', '[ENERGY]', ' Global Efficiency 65');
  lines.push(
    '',
    '[TIMES]',
    ' Duration 72:00',
    ' Hydraulic Timestep 0:15',
    ' Pattern Timestep 1:00',
    ' Pattern Start 0:00',
  );
  lines.push(
    ' Report Timestep 0:15',
    ' Report Start 0:00',
    ' Start ClockTime 0:00',
    '',
    '[OPTIONS]',
    ' Units LPS',
  );
  lines.push(' Headloss H-W', ' Demand Model PDA', ' Minimum Pressure 3.5', ' Required Pressure 20');
  lines.push(
    ' Pressure Exponent 0.5',
    ' Trials 100',
    ' Accuracy 0.0005',
    ' Unbalanced Continue 10',
    ' Quality None',
  );
  lines.push('', '[COORDINATES]');
  for (const it of nodes) lines.push(` ${it.id} ${toLonLat(it.point).join(' ')}`);
  lines.push('', '[END]', '');
  return lines.join('\n');
}

/** EPANET takes any number of multipliers to a line; six keep it readable. */
function patternLines(id: string, multipliers: readonly number[]): string[] {
  const mean = multipliers.reduce((sum, it) => sum + it, 0) / multipliers.length;
  const lines: string[] = [];
  for (let i = 0; i < multipliers.length; i += 6) {
    const row = multipliers.slice(i, i + 6).map((it) => String(roundTo(it / mean, 4)));
    lines.push(` ${id} ${row.join(' ')}`);
  }
  return lines;
}
