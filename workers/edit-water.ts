import { editInp } from '../src/io/inp/edit-inp';
import { joinIssues } from '../src/io/inp/join-issues';
import { parseInp } from '../src/io/inp/parse-inp';
import { drawingPoint, middleOf, placePoints } from '../src/io/placement/place-points';
import type { Splice } from '../src/model/edits/splice-text';
import { type ComponentRef, waterId } from '../src/model/ids';
import { fail, hasErrors, type Issue, ok, type Result } from '../src/model/result';
import type { Placement, WaterNetwork } from '../src/model/water';
import type { WaterEdit } from '../src/model/water-edit';
import type { WaterEdited } from '../src/protocol/session-api';
import { createHydraulicEngine } from '../src/water/epanet-engine';
import type { HydraulicSolver } from '../src/water/solver';

/** Changes a network's file row by row, and lets its reader and EPANET judge the outcome. */
export function editWater(
  solver: HydraulicSolver,
  network: WaterNetwork,
  edits: readonly WaterEdit[],
): Result<WaterEdited> {
  const file = `${network.id}.inp`;
  const before = parseInp(network.inp, file);
  const { placement } = network;
  const index = before.value;
  const middle = index ? middleOf(index.nodeX, index.nodeY) : { x: 0, y: 0 };
  const toFile = (place: readonly [number, number]) =>
    placement ? drawingPoint(place, placement, middle) : undefined;
  const splices: Splice[][] = [];
  const removed: ComponentRef[] = [];
  let removedControlCount = 0;
  let text = network.inp;
  for (const edit of edits) {
    const edited = editInp(text, edit, toFile);
    if (!edited.ok) return edited;
    text = edited.value.text;
    splices.push(edited.value.splices);
    removedControlCount += edited.value.removedControlCount;
    for (const { kind, id } of edited.value.removed) removed.push({ kind, id: waterId(network.id, id) });
  }
  const after = parseInp(text, file);
  const issues = freshIssues(before.issues, after.issues);
  if (hasErrors(issues) || !after.value) return fail(hasErrors(issues) ? issues : after.issues);
  const refused = refusal(solver, text, file);
  if (refused && !refusal(solver, network.inp, file)) return fail(refused);
  const moved = placement?.kind === 'centre' && heldInPlace(after.value, placement, middle);
  return ok({
    splices,
    removed,
    removedControlCount,
    ...(moved ? { placement: moved } : {}),
    issues: joinIssues(issues, undefined),
  });
}

/** Issues that were not there before; lines move with an edit, so what is said counts, not where. */
function freshIssues(before: readonly Issue[], after: readonly Issue[]): Issue[] {
  const keyOf = ({ code, params, where }: Issue) => `${code} ${JSON.stringify(params)} ${where?.id ?? ''}`;
  const known = new Set(before.map(keyOf));
  return after.filter((it) => !known.has(keyOf(it)) && it.code !== 'inp.unplaced');
}

/** What EPANET has against a file. */
function refusal(solver: HydraulicSolver, text: string, file: string): Issue[] | undefined {
  const opened = createHydraulicEngine(solver, text, file);
  if (!opened.ok) return opened.error;
  opened.value.engine.dispose();
  return undefined;
}

/** A drawing that is put by its middle is put anew when an edit moves the middle; undefined where it did not. */
function heldInPlace(
  index: { nodeX: Float64Array; nodeY: Float64Array },
  placement: Extract<Placement, { kind: 'centre' }>,
  before: { x: number; y: number },
): Placement | undefined {
  const { x, y } = middleOf(index.nodeX, index.nodeY);
  if (x === before.x && y === before.y) return undefined;
  const placed = placePoints([x], [y], placement, before);
  return placed.ok ? { ...placement, centre: [placed.value[0], placed.value[1]] } : undefined;
}
