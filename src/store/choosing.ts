import { create } from 'zustand';

/** What choosing does with what is chosen already. */
export const choiceModes = ['replace', 'add', 'remove'] as const;
export type ChoiceMode = (typeof choiceModes)[number];

/** Kinds as the filter of choosing tells them apart. */
export const choiceGroups = [
  'buses',
  'lines',
  'transformers',
  'units',
  'feeders',
  'facilities',
  'waterNodes',
  'waterLinks',
  'waterPoints',
] as const;
export type ChoiceGroup = (typeof choiceGroups)[number];

interface ChoosingState {
  mode: ChoiceMode;
  /** Kinds that choosing passes over. */
  without: ReadonlySet<ChoiceGroup>;
  isListOpen: boolean;
}

/** How many are chosen at once; what is chosen is the view's selection. */
export const useChoosing = create<ChoosingState>()(
  (): ChoosingState => ({ mode: 'replace', without: new Set(), isListOpen: false }),
);

export function setChoiceMode(mode: ChoiceMode): void {
  useChoosing.setState({ mode });
}

/** Takes a kind into choosing, or passes it over. */
export function toggleChoiceGroup(group: ChoiceGroup): void {
  useChoosing.setState(({ without }) => {
    const next = new Set(without);
    if (!next.delete(group)) next.add(group);
    return { without: next };
  });
}

/** Takes every kind into choosing, or passes all over, so that few can be picked. */
export function takeAllChoiceGroups(taken: boolean): void {
  useChoosing.setState({ without: new Set(taken ? [] : choiceGroups) });
}

export function openChoiceList(isListOpen: boolean): void {
  useChoosing.setState({ isListOpen });
}
