import { create } from 'zustand';
import { type Draft, type DraftWhere, draftComponent } from '../../commands/draft-component';
import type { ComponentRef } from '../../model/ids';
import type { LonLat } from '../../model/schema-parts';
import type { WaterGeometry } from '../../model/water-geometry';
import { projectOfState, useProject } from '../../store/project';
import { type AddKind, setTool, useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { busAt, nodeAt } from './end-at';

interface DraftState {
  /** The component that is about to be added. */
  draft?: Draft;
  /** What was wrong with the last click. */
  wrong?: MessageId;
  /** What was clicked instead. */
  clicked?: ComponentRef;
}

export const useDraft = create<DraftState>()(() => ({}));

/** Begins to add one kind; whatever was begun before is dropped. */
export function beginAdding(what: AddKind): void {
  useDraft.setState({ draft: undefined, wrong: undefined, clicked: undefined });
  setTool({ kind: 'add', what });
}

export function endAdding(): void {
  useDraft.setState({ draft: undefined, wrong: undefined, clicked: undefined });
  setTool({ kind: 'select' });
}

/** Goes on with what was clicked or typed: a form over the draft, or what is wrong. */
export function startDraft(what: AddKind, where: DraftWhere, geometry: readonly WaterGeometry[]): void {
  const region = projectOfState(useProject.getState())?.region;
  if (!region) return;
  const made = draftComponent(what, where, region, geometry);
  if (typeof made === 'string') useDraft.setState({ wrong: made, clicked: undefined });
  else useDraft.setState({ draft: made, wrong: undefined, clicked: undefined });
}

/** A click of the tool that adds: a place, a bus, or one end after the other. `reachDeg`: how near a click has to be. */
export function clickWithAdder(
  ref: ComponentRef | undefined,
  place: LonLat,
  geometry: readonly WaterGeometry[],
  reachDeg: number,
): void {
  const { tool } = useView.getState();
  const region = projectOfState(useProject.getState())?.region;
  if (tool.kind !== 'add' || !region || useDraft.getState().draft) return;
  const { what, from } = tool;
  if (what !== 'generator' && what !== 'branch' && what !== 'pipe') {
    startDraft(what, { place }, geometry);
    return;
  }
  // a sign of another kind may lie over the bus or node that is meant
  const end =
    what === 'pipe'
      ? nodeAt(ref, place, geometry, reachDeg)
      : busAt(ref, place, region, reachDeg, what === 'branch' ? { fromId: from?.id } : undefined);
  if (!end)
    useDraft.setState({ wrong: what === 'pipe' ? 'edit.wanted.node' : 'edit.wanted.bus', clicked: ref });
  else if (what === 'generator') startDraft(what, { busId: end.id }, geometry);
  else if (from) startDraft(what, { fromId: from.id, toId: end.id }, geometry);
  else {
    useDraft.setState({ wrong: undefined, clicked: undefined });
    setTool({ kind: 'add', what, from: end });
  }
}
