import './shell.css';
import { Toast, Tooltip } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { useProject } from '../../store/project';
import { isLeftWide, useView } from '../../store/view';
import { DropZone } from '../import/drop-zone';
import { ImportDialog } from '../import/import-dialog';
import { useSay } from '../kit/use-say';
import { EmptyProject } from './empty-project';
import { ErrorBoundary } from './error-boundary';
import { LiveRegion } from './live-region';
import { Notices } from './notices';
import { Rail } from './rail';
import { TopBar } from './top-bar';
import { useKeys } from './use-keys';
import { useStart } from './use-start';

const MapView = lazy(() => import('../map/map-view').then((it) => ({ default: it.MapView })));
const TimelineView = lazy(() =>
  import('../timeline/timeline-view').then((it) => ({ default: it.TimelineView })),
);
const LeftPanel = lazy(() => import('../panels/left-panel').then((it) => ({ default: it.LeftPanel })));
const Inspector = lazy(() => import('../inspector/inspector').then((it) => ({ default: it.Inspector })));
const TourCard = lazy(() => import('../tour/tour-card').then((it) => ({ default: it.TourCard })));
const Editing = lazy(() => import('../edit/editing').then((it) => ({ default: it.Editing })));
const Report = lazy(() => import('../report/report').then((it) => ({ default: it.Report })));

/** The one window. */
export function App() {
  const say = useSay();
  const starting = useStart();
  useKeys();
  const isOpen = useProject((state) => state.history !== undefined);
  const openCount = useProject((state) => state.openCount);
  const leftOpen = useView((state) => state.leftOpen);
  const leftWide = useView(isLeftWide);
  const rightOpen = useView((state) => state.rightOpen);
  const onReport = useView((state) => state.railItem === 'report');

  return (
    <Tooltip.Provider delayDuration={400}>
      <Toast.Provider swipeDirection="right" label={say('notice.label')}>
        <div className="shell">
          <TopBar />
          <Rail />
          {isOpen && !onReport && leftOpen && (
            <aside className="shell-left" data-wide={leftWide ? '' : undefined}>
              <Part key={`left-${openCount}`}>
                <LeftPanel />
              </Part>
            </aside>
          )}
          <main className="shell-map">
            {isOpen && !onReport && <h1 className="visually-hidden">{say('app.name')}</h1>}
            {isOpen ? (
              <Part key={`map-${openCount}`}>{onReport ? <Report /> : <MapView />}</Part>
            ) : (
              <EmptyProject isStarting={starting} />
            )}
            {isOpen && !onReport && (
              <Suspense fallback={null}>
                <TourCard />
              </Suspense>
            )}
          </main>
          {isOpen && !onReport && rightOpen && (
            <aside className="shell-right" aria-label={say('inspector.label')}>
              <Part key={`right-${openCount}`}>
                <Inspector />
              </Part>
            </aside>
          )}
          {isOpen && !onReport && (
            <section className="shell-time" aria-label={say('time.label')}>
              <Part key={`time-${openCount}`}>
                <TimelineView />
              </Part>
            </section>
          )}
        </div>
        <DropZone />
        <ImportDialog />
        <Suspense fallback={null}>
          <Editing />
        </Suspense>
        <LiveRegion />
        <Notices />
      </Toast.Provider>
    </Tooltip.Provider>
  );
}

/** A part that loads by itself and that may fail without taking the rest of the window with it. */
function Part({ children }: { children: React.ReactNode }) {
  const say = useSay();
  return (
    <ErrorBoundary>
      <Suspense fallback={<p className="part-loading">{say('loading.part')}</p>}>{children}</Suspense>
    </ErrorBoundary>
  );
}
