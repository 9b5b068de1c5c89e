import { z } from 'zod';
import { facilityKinds } from '../model/facility';
import { layerIds, useView, type ViewState, waterViews } from './view';

export const mapMemoryKey = 'lifeline-map';

/** What of the map is kept on this machine: switches and choices, nothing of a region. */
const memorySchema = z.object({
  layers: z.partialRecord(z.enum(layerIds), z.boolean()),
  areaFill: z.enum(['both', 'power', 'water']),
  waterView: z.enum(waterViews),
  hiddenKinds: z.array(z.enum(facilityKinds)),
  bothScripts: z.boolean(),
  legendOpen: z.boolean(),
});

let isKept = false;

/** Takes up the choices of the last visit and keeps every later one. What cannot be read is left out. */
export function keepMapChoices(): void {
  if (isKept) return;
  isKept = true;
  const kept = readMemory();
  if (kept) useView.setState((state) => ({ ...kept, layers: { ...state.layers, ...kept.layers } }));
  useView.subscribe(choicesOf, (choices) => localStorage.setItem(mapMemoryKey, JSON.stringify(choices)), {
    equalityFn: (a, b) => (Object.keys(a) as (keyof typeof a)[]).every((key) => a[key] === b[key]),
  });
}

function choicesOf(state: ViewState) {
  const { layers, areaFill, waterView, hiddenKinds, bothScripts, legendOpen } = state;
  return { layers, areaFill, waterView, hiddenKinds, bothScripts, legendOpen };
}

function readMemory(): z.infer<typeof memorySchema> | undefined {
  try {
    const kept = memorySchema.safeParse(JSON.parse(localStorage.getItem(mapMemoryKey) ?? 'null'));
    return kept.success ? kept.data : undefined;
  } catch {
    return undefined;
  }
}
