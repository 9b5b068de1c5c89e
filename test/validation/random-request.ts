import type { Project } from 'epanet-js';
import { createRandom } from '../../src/numerics/random';
import type { RandomInp } from '../builders/random-inp';

import { type PlainChange, type PlainSettings, pressureOfOneM, pressureUnitOption } from './plain-epanet';

const property = { emitter: 3, status: 11, setting: 12, state: 16 } as const;
/** Flow units per m3/s, by name. */
const perM3s: Record<string, number> = {
  ...{ CFS: 35.3146667, GPM: 15850.323, MGD: 22.824465, IMGD: 19.00534, AFD: 70.04563, LPS: 1000 },
  ...{ LPM: 60_000, MLD: 86.4, CMH: 3600, CMD: 86_400, CMS: 1 },
};

/** Options of the command, and the same wishes for the plain loop. */
export interface RandomRequest {
  words: string[];
  settings: PlainSettings;
}

export type Requested = Pick<
  RandomInp,
  'units' | 'junctionIds' | 'pipeIds' | 'pumpIds' | 'hasEmitters' | 'emitterExponentMatters'
>;

/** Windows and options drawn for a random network; nothing here asks the engine under test how it does them. */
export function randomRequest(net: Requested, seed: number): RandomRequest {
  const random = createRandom(seed, 'request');
  const words: string[] = [];
  const changes: PlainChange[] = [];
  const settings: PlainSettings = { durationS: (18 + random.int(14)) * 3600, changes };
  const pick = <T>(list: readonly T[]): T => list[random.int(list.length)];
  const chance = (share: number) => random.next() < share;
  if (chance(0.3)) {
    const minutes = pick([10, 20, 30, 60, 90]);
    words.push('--step-min', String(minutes));
    settings.reportStepS = minutes * 60;
  }
  if (chance(0.3)) {
    const minutes = pick([5, 12, 15, 30]);
    words.push('--hydraulic-step-min', String(minutes));
    settings.hydraulicStepS = minutes * 60;
  }
  const model = random.int(4);
  if (model === 1) {
    words.push('--demand-model', 'dda');
    settings.demandModel = { pda: false, minimum: 0, required: 0.1, exponent: 0.5 };
  } else if (model === 2) {
    const [minimumM, requiredM] = [random.int(6), 10 + random.int(20)];
    words.push('--demand-model', 'pda', '--minimum-m', String(minimumM), '--required-m', String(requiredM));
    settings.demandModel = { pda: true, minimum: minimumM, required: requiredM, exponent: 0.5 };
  }
  const windowS = () => {
    const fromS = random.int(14) * 3600 + (chance(0.5) ? 0 : random.int(60) * 60);
    return { fromS, toS: fromS + 3600 + random.int(8) * 1800 };
  };
  const span = ({ fromS, toS }: { fromS: number; toS: number }) => `${fromS / 3600}-${toS / 3600}`;
  const held = new Set<string>();
  const hold = (option: 'unpowered' | 'closed', id: string) => {
    if (held.has(id)) return;
    held.add(id);
    const window = windowS();
    words.push(`--${option}`, `${id}:${span(window)}`);
    changes.push(...holdClosed(id, window));
  };
  for (const pump of net.pumpIds) if (chance(0.5)) hold('unpowered', pump);
  if (chance(0.4)) hold('closed', pick(net.pipeIds));
  if (!net.emitterExponentMatters && chance(0.3)) {
    const id = pick(net.junctionIds);
    const window = windowS();
    const coefficient = 0.0002 + 0.002 * random.next();
    words.push('--emitter', `${id}:${coefficient}:${span(window)}`);
    changes.push(...emit(id, coefficient, window, net.units, net.hasEmitters));
  }
  return { words, settings };
}

/** The rule of the published references for a pump that loses power, on EPANET itself. */
function holdClosed(id: string, { fromS, toS }: { fromS: number; toS: number }): PlainChange[] {
  let before = { status: 0, setting: 0 };
  const controlsOf = (project: Project, link: number) =>
    Array.from({ length: project.getCount(5) }, (_, i) => ({
      ix: i + 1,
      ...project.getControl(i + 1),
    })).filter((it) => it.linkIndex === link);
  return [
    {
      timeS: fromS,
      apply(project) {
        const link = project.getLinkIndex(id);
        before = {
          // A pump that cannot lift at the moment (state 0) is no closed pump (state 2).
          status: project.getLinkValue(link, property.state) === 2 ? 0 : 1,
          setting: project.getLinkValue(link, property.setting),
        };
        for (const { ix } of controlsOf(project, link)) project.setControlEnabled(ix, 0);
        project.setLinkValue(link, property.status, 0);
      },
    },
    {
      timeS: toS,
      apply(project) {
        const link = project.getLinkIndex(id);
        const controls = controlsOf(project, link);
        for (const { ix } of controls) project.setControlEnabled(ix, 1);
        const startS = project.getTimeParameter(10);
        // Types: 0 low level, 1 high level, 2 timer, 3 time of day.
        const acted = controls
          .filter((it) => it.type >= 2)
          .map((it) => ({
            setting: it.setting,
            agoS: it.type === 2 ? toS - it.level : (((startS + toS - it.level) % 86_400) + 86_400) % 86_400,
          }))
          .filter((it) => it.agoS >= 0 && it.agoS <= toS);
        const last = acted.reduce<(typeof acted)[number] | undefined>(
          (best, it) => (best === undefined || it.agoS <= best.agoS ? it : best),
          undefined,
        );
        const isPump = project.getLinkType(link) === 2;
        if (last) {
          if (last.setting <= 0) return;
          if (isPump) project.setLinkValue(link, property.setting, last.setting < 1e9 ? last.setting : 1);
          else project.setLinkValue(link, property.status, 1);
        } else if (isPump && controls.some((it) => it.type < 2)) {
          // A level control opens it when it wants it.
        } else if (before.status > 0) {
          if (isPump) project.setLinkValue(link, property.setting, before.setting);
          else project.setLinkValue(link, property.status, 1);
        }
      },
    },
  ];
}

/** An outflow C sqrt(p) at a junction of a network whose own emitters, if any, have the exponent 0.5. */
function emit(
  id: string,
  coefficient: number,
  { fromS, toS }: { fromS: number; toS: number },
  units: string,
  hasOwn: boolean,
): PlainChange[] {
  let own: number | undefined;
  const set = (timeS: number, m3s: number): PlainChange => ({
    timeS,
    apply(project) {
      const perPressure = pressureOfOneM[project.getOption(pressureUnitOption)];
      if (!hasOwn) project.setOption(3, 0.5);
      const node = project.getNodeIndex(id);
      own ??= project.getNodeValue(node, property.emitter);
      const value = own + (m3s * perM3s[units]) / Math.sqrt(perPressure);
      project.setNodeValue(node, property.emitter, value);
    },
  });
  return [set(fromS, coefficient), set(toS, 0)];
}
