import { useCallback } from 'react';
import { type EditedItem, type EditedKind, listOfKind, refOfItem } from '../../model/edits/edited-kind';
import type { RowName } from '../../model/edits/plan-removal';
import { findIn } from '../../model/look-up';
import { projectOfState, useProject } from '../../store/project';
import type { MessageId } from '../../words/catalogue';
import { useNameOf } from '../kit/use-name-of';
import { type Say, useSay } from '../kit/use-say';

/** Names of what is edited, those of lists that the map does not draw among them. */
export function useItemName(): (item: EditedItem) => string {
  const nameOf = useNameOf();
  return useCallback(
    (item) => {
      const ref = refOfItem(item);
      return ref ? nameOf(ref) : item.id;
    },
    [nameOf],
  );
}

export interface RowWords {
  kind: string;
  name: string;
}

/** Kind and name of any row of the project, as lists of what a removal takes along show them. */
export function useRowWords(): (row: RowName) => RowWords {
  const say = useSay();
  const itemName = useItemName();
  const nameOf = useNameOf();
  return useCallback(
    ({ list, id }) => {
      const project = projectOfState(useProject.getState());
      if (typeof list !== 'string') {
        const scenario = project?.scenarios.find((it) => it.id === list.scenarioId);
        const params = { scenario: scenario?.name ?? list.scenarioId, name: id };
        if (list.list === 'events') {
          const event = scenario?.events.find((it) => it.id === id);
          const name = event ? nameOf(event.component) : id;
          return { kind: '', name: say('edit.removal.event', { ...params, name }) };
        }
        const words = { deliveries: 'delivery', placements: 'placement', footprints: 'footprint' } as const;
        return { kind: '', name: say(`edit.removal.${words[list.list]}`, params) };
      }
      if (list === 'couplings') {
        const coupling = project?.region.couplings.find((it) => it.id === id);
        const name = coupling ? consumerName(coupling.consumer, itemName) : id;
        return { kind: say('edit.kind.coupling'), name };
      }
      const kind = kindOfList(list);
      return kind
        ? { kind: sayKindOf({ kind, id }, say), name: itemName({ kind, id }) }
        : { kind: sayKind(kind, say), name: id };
    },
    [say, itemName, nameOf],
  );
}

function consumerName(
  { kind, id }: { kind: string; id: string },
  itemName: (item: EditedItem) => string,
): string {
  if (kind === 'facility' || kind === 'waterPoint') return itemName({ kind, id });
  if (!id.includes('/')) return itemName({ kind: 'supplyNode', id });
  return itemName({ kind: kind === 'treatment' ? 'reservoir' : (kind as EditedKind), id });
}

function kindOfList(list: string): EditedKind | undefined {
  const found = Object.entries(listOfKind).find(([, name]) => name === list);
  return found?.[0] as EditedKind | undefined;
}

/** The kind of one thing of the open project: of a branch, whether it is a line, a cable or a transformer. */
export function sayKindOf({ kind, id }: EditedItem, say: Say): string {
  const branches =
    kind === 'branch' ? projectOfState(useProject.getState())?.region.grid.branches : undefined;
  const branch = findIn(branches ?? [], id);
  return branch ? say(`map.kind.${branch.kind}`) : sayKind(kind, say);
}

export function sayKind(kind: EditedKind | undefined, say: Say): string {
  return say(kind ? (`edit.kind.${kind}` satisfies MessageId) : 'edit.kind.other');
}
