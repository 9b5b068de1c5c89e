import type { EditLabel } from '../model/history';
import type { Issue, Result } from '../model/result';
import { changeItems, type ItemChange } from './change-item';

/** What became of many changes: those that were wrong stand by themselves, all others are one step of undo. */
export interface ManyChanged {
  /** Warnings of what was taken over. */
  warnings: Issue[];
  /** Changes that were not taken over, by their place in the list, with the reason. */
  refused: Map<number, Issue>;
}

/** Rounds of leaving out what is named by issues. */
const mostRounds = 40;

/** Changes what can be changed as one step of undo, and says of the rest why not. */
export async function changeMany(changes: readonly ItemChange[], count: number): Promise<ManyChanged> {
  const refused = new Map<number, Issue>();
  const label: EditLabel =
    count === 1
      ? { code: 'label.editChange', params: { name: changes[0]?.item.id ?? '' } }
      : { code: 'label.editChangeMany', params: { count } };
  for (let round = 0; round < mostRounds; round++) {
    const left = changes.flatMap((change, ix) => (refused.has(ix) ? [] : [{ change, ix }]));
    if (left.length === 0) break;
    const done: Result<Issue[]> = await changeItems(
      left.map((it) => it.change),
      label,
    );
    if (done.ok) return { warnings: done.value, refused };
    const { error } = done;
    const isLast = round === mostRounds - 1;
    let named = false;
    for (const { change, ix } of left) {
      const found = error.find((it) => names(it, change));
      if (found) refused.set(ix, found);
      named ||= found !== undefined;
    }
    // nobody knows which of them it was
    if (!named || isLast) for (const { ix } of left) if (!refused.has(ix)) refused.set(ix, error[0]);
  }
  return { warnings: [], refused };
}

/** Whether an issue tells of the row of a change, by its id before or after. */
function names({ params, where }: Issue, { item, fields }: ItemChange): boolean {
  const element = item.id.slice(item.id.indexOf('/') + 1);
  const ids = [item.id, element, fields.id].filter((it) => typeof it === 'string');
  return ids.includes(where?.id ?? '') || ids.includes(String(params.id ?? ''));
}
