import { simulation } from '../client/simulation';
import type { Edit } from '../model/edits';
import type { Footprint } from '../model/footprint';
import type { EditLabel } from '../model/history';
import { refKey } from '../model/ids';
import type { Imported, Issue } from '../model/result';
import type { LossEvent, Scenario } from '../model/scenario';
import { editProject, projectOfState, scenarioOfState, useProject } from '../store/project';
import { exportMark } from './export-mark';
import { prepareRegion } from './prepare-region';
import { fileStem, offerFile } from './save-project';

/** Name of a footprint for people. */
export function footprintName({ name, id }: Pick<Footprint, 'name' | 'id'>): string {
  return name ?? id;
}

/** Adds footprints to the active scenario as one step of undo; nothing is lost by it. Gives the id of the first. */
export function addFootprints(rows: readonly Omit<Footprint, 'id'>[]): string | undefined {
  const scenario = activeScenario();
  if (!scenario || rows.length === 0) return undefined;
  const taken = new Set(scenario.footprints.map((it) => it.id));
  let n = 1;
  const added = rows.map((row): Footprint => {
    while (taken.has(`hazard-${n}`)) n++;
    taken.add(`hazard-${n}`);
    return { ...row, id: `hazard-${n}` };
  });
  const list = { scenarioId: scenario.id, list: 'footprints' } as const;
  const edits = added.map((row): Edit => ({ do: 'add', list, row }));
  const label = {
    code: 'label.addFootprints',
    params: { count: rows.length, name: footprintName(added[0]) },
  };
  return editProject({ do: 'batch', edits }, label) ? added[0].id : undefined;
}

/** Fields that the drawn damage hangs on. */
const decisive: readonly (keyof Footprint)[] = [
  'hazard',
  'intensity',
  'edgeIntensity',
  'outline',
  'halfWidthM',
];

/**
 * Changes a footprint. What its draw damaged is taken out in the same step when the draw would be another; a change of
 * its time moves the losses along.
 */
export function changeFootprint(id: string, fields: Partial<Omit<Footprint, 'id'>>): boolean {
  const scenario = activeScenario();
  const footprint = scenario?.footprints.find((it) => it.id === id);
  if (!scenario || !footprint) return false;
  const changed = { ...footprint, ...fields };
  let { events } = scenario;
  const isOther = decisive.some((it) => it in fields);
  if (isOther) events = events.filter((it) => it.footprintId !== id);
  else if ('timeS' in fields)
    events = events.map((it) => (it.footprintId === id ? { ...it, timeS: changed.timeS ?? 0 } : it));
  const all = isOther && footprint.draw !== undefined ? { ...fields, draw: undefined } : fields;
  return editScenario(scenario, id, all, events, {
    code: 'label.changeFootprint',
    params: { name: footprintName(footprint) },
  });
}

/** Takes a footprint out of the scenario, with what its draw damaged. */
export function removeFootprint(id: string): boolean {
  const scenario = activeScenario();
  const footprint = scenario?.footprints.find((it) => it.id === id);
  if (!scenario || !footprint) return false;
  const edits: Edit[] = [
    { do: 'remove', list: { scenarioId: scenario.id, list: 'footprints' }, id },
    eventsEdit(
      scenario,
      scenario.events.filter((it) => it.footprintId !== id),
    ),
  ];
  return editProject(
    { do: 'batch', edits },
    { code: 'label.removeFootprint', params: { name: footprintName(footprint) } },
  );
}

/** Takes out what a footprint's draw damaged; the footprint stays. */
export function withdrawFootprint(id: string): boolean {
  const scenario = activeScenario();
  const footprint = scenario?.footprints.find((it) => it.id === id);
  if (!scenario || footprint?.draw === undefined) return false;
  const kept = scenario.events.filter((it) => it.footprintId !== id);
  return editScenario(scenario, id, { draw: undefined }, kept, {
    code: 'label.withdrawFootprint',
    params: { name: footprintName(footprint) },
  });
}

/**
 * Draws what a footprint damages and enters it as losses with the cause `natural hazard`, as one step of undo. A former
 * draw of it is replaced; a component that is lost otherwise keeps that loss. `isNew` takes the next draw, else it is the first.
 */
export async function applyFootprint(id: string, isNew = false): Promise<Issue[]> {
  const prepared = await prepareRegion();
  if (!prepared.ok) return prepared.error;
  const asked = activeScenario();
  const footprint = asked?.footprints.find((it) => it.id === id);
  if (!asked || !footprint) return [];
  const draw = isNew && footprint.draw !== undefined ? footprint.draw + 1 : 0;
  const reply = await simulation.drawDamage({ ...footprint, draw }, asked);
  if (!reply.ok) return reply.error;
  const scenario = activeScenario();
  // changed while the draw was on its way: the draw is of something else
  if (scenario?.footprints.find((it) => it.id === id) !== footprint) return [];
  const kept = scenario.events.filter((it) => it.footprintId !== id);
  const lost = new Set(kept.map((it) => refKey(it.component)));
  const taken = new Set(kept.map((it) => it.id));
  let n = 1;
  const fresh = reply.value.losses
    .filter((it) => !lost.has(refKey(it.component)))
    .map((it): LossEvent => {
      while (taken.has(`${id}-${n}`)) n++;
      return {
        id: `${id}-${n++}`,
        timeS: footprint.timeS ?? 0,
        ...it,
        cause: 'natural hazard',
        footprintId: id,
      };
    });
  editScenario(scenario, id, { draw }, [...kept, ...fresh], {
    code: 'label.applyFootprint',
    params: { name: footprintName(footprint) },
  });
  return [];
}

/** Reads footprints from a GeoJSON file and adds them as one step of undo. */
export async function importFootprints(file: File): Promise<Imported<string>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await simulation.readFootprints({ name: file.name, bytes });
  const id = read.value && addFootprints(read.value);
  return { issues: read.issues, ...(id === undefined ? {} : { value: id }) };
}

/** Saves the scenario's footprints as GeoJSON through the browser: outlines and intensities alone. */
export async function exportFootprints(isExact: boolean): Promise<Issue[]> {
  const project = projectOfState(useProject.getState());
  const scenario = activeScenario();
  if (!project || !scenario) return [];
  const reply = await simulation.writeFootprints(scenario.footprints, exportMark(project), isExact);
  if (!reply.ok) return reply.error;
  const stem = fileStem(project.region.name ?? project.region.id);
  for (const it of reply.value) offerFile(`${stem}-${it.name}`, it.bytes.slice(), 'application/geo+json');
  return [];
}

function activeScenario(): Scenario | undefined {
  return scenarioOfState(useProject.getState());
}

function eventsEdit(scenario: Scenario, events: LossEvent[]): Edit {
  return { do: 'change', list: 'scenarios', id: scenario.id, fields: { events } };
}

function editScenario(
  scenario: Scenario,
  id: string,
  fields: Partial<Footprint>,
  events: LossEvent[],
  label: EditLabel,
): boolean {
  const list = { scenarioId: scenario.id, list: 'footprints' } as const;
  const edits: Edit[] = Object.keys(fields).length > 0 ? [{ do: 'change', list, id, fields }] : [];
  const isSame =
    events.length === scenario.events.length && events.every((it, i) => it === scenario.events[i]);
  if (!isSame) edits.push(eventsEdit(scenario, events));
  return edits.length > 0 && editProject({ do: 'batch', edits }, label);
}
