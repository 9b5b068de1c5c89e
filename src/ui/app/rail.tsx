import { ChartLine, FileText, ListChecks, Map as MapIcon } from 'lucide-react';
import { type RailItem, railItems, useView } from '../../store/view';
import { Tip } from '../kit/button';
import { useSay } from '../kit/use-say';

const icons: Record<RailItem, typeof MapIcon> = {
  region: MapIcon,
  scenario: ListChecks,
  results: ChartLine,
  report: FileText,
};

/** One button per task. Pressing the active one folds its panel. */
export function Rail() {
  const say = useSay();
  const active = useView((state) => state.railItem);
  const leftOpen = useView((state) => state.leftOpen);
  const choose = (item: RailItem) => {
    const folds = item === active && item !== 'report';
    useView.setState({ railItem: item, leftOpen: folds ? !leftOpen : true });
  };
  return (
    <nav className="shell-rail" aria-label={say('rail.label')}>
      {railItems.map((item) => {
        const Icon = icons[item];
        return (
          <Tip key={item} text={say(`rail.${item}`)} side="right">
            <button
              type="button"
              className="rail-button"
              aria-label={say(`rail.${item}`)}
              aria-pressed={item === active && (leftOpen || item === 'report')}
              onClick={() => choose(item)}
            >
              <Icon size={20} aria-hidden />
            </button>
          </Tip>
        );
      })}
    </nav>
  );
}
