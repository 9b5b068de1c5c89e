import { FileDown, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { type FacilityKind, facilityKinds } from '../../model/facility';
import { useView } from '../../store/view';
import { IconButton, Tip } from '../kit/button';
import { SelectInput } from '../kit/fields';
import { SearchInput } from '../kit/search-input';
import { useSay } from '../kit/use-say';
import { type BoardChoice, type BoardRow, boardChoices, isOnBoard, shortH } from './board-rows';

/** What the board is narrowed to. */
export interface BoardFilter {
  state?: BoardChoice;
  kind?: FacilityKind;
  tier?: number;
  text: string;
}

export function passesFilter(row: BoardRow, { state, kind, tier, text }: BoardFilter): boolean {
  if (kind !== undefined && row.kind !== kind) return false;
  if (tier !== undefined && row.tier !== tier) return false;
  if (!isOnBoard(row, state)) return false;
  return text === '' || `${row.name}\n${row.id}`.toLocaleLowerCase('uk').includes(text);
}

interface BoardToolsProps {
  /** All rows that pass everything but the state. */
  rows: readonly BoardRow[];
  all: readonly BoardRow[];
  filter: BoardFilter;
  query: string;
  hasRun: boolean;
  onFilter(filter: Partial<BoardFilter>): void;
  onQuery(query: string): void;
  onExport(): void;
}

/** Counts that narrow the board, search, kind and tier, and the ways out: wide, CSV. */
export function BoardTools(props: BoardToolsProps) {
  const { rows, all, filter, query, hasRun, onFilter } = props;
  const say = useSay();
  const isWide = useView((state) => state.leftWide);
  const kinds = facilityKinds.filter((kind) => all.some((it) => it.kind === kind));
  const tiers = [...new Set(all.map((it) => it.tier))].sort((a, b) => a - b);
  return (
    <>
      {hasRun && (
        <fieldset className="board-tiles" aria-label={say('board.counts')}>
          {boardChoices.map((choice) => {
            const count = rows.filter((it) => isOnBoard(it, choice)).length;
            const words = say(`board.count.${choice}`, { count, hours: shortH });
            return (
              <Tip key={choice} text={words}>
                <button
                  type="button"
                  className="board-tile"
                  data-choice={choice}
                  data-zero={count === 0 ? '' : undefined}
                  aria-pressed={filter.state === choice}
                  onClick={() => onFilter({ state: filter.state === choice ? undefined : choice })}
                >
                  <strong>{count}</strong> <span>{say(`board.tile.${choice}`, { hours: shortH })}</span>
                </button>
              </Tip>
            );
          })}
        </fieldset>
      )}
      <div className="board-tools">
        <SearchInput label={say('board.search')} value={query} onChange={props.onQuery} />
        <SelectInput<FacilityKind | 'all'>
          label={say('board.kind')}
          value={filter.kind ?? 'all'}
          options={[
            ['all', say('board.allKinds')],
            ...kinds.map((it) => [it, say(`map.facility.${it}`)] as const),
          ]}
          onChoose={(kind) => onFilter({ kind: kind === 'all' ? undefined : kind })}
        />
        <SelectInput
          label={say('board.tier')}
          value={String(filter.tier ?? 'all')}
          options={[
            ['all', say('board.allTiers')],
            ...tiers.map((tier) => [String(tier), say('board.tierValue', { tier })] as const),
          ]}
          onChoose={(tier) => onFilter({ tier: tier === 'all' ? undefined : Number(tier) })}
        />
        <span className="board-buttons">
          <IconButton label={say('board.csv')} icon={<FileDown aria-hidden />} onClick={props.onExport} />
          <IconButton
            className="board-wide"
            label={say(isWide ? 'board.narrow' : 'board.wide')}
            icon={isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
            onClick={() => useView.setState({ leftWide: !isWide })}
          />
        </span>
      </div>
    </>
  );
}
