import './tour.css';
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { changeSettings, useSettings } from '../../store/settings';
import { Button, IconButton } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { named } from '../map/describe-component';
import { useHeldRun } from '../map/use-held';
import { QuestionList } from './question-list';
import { takeStep } from './take-step';
import { tourSteps } from './tour-steps';
import { showTour, useTour } from './tour-store';
import { tellStep } from './tour-words';

/** The guided visit over the map, and its offer on the first visit to an invented region. */
export function TourCard() {
  const stepIx = useTour((state) => state.stepIx);
  const seen = useSettings((state) => state.tourSeen);
  const isInvented = useProject((state) => projectOfState(state)?.region.synthetic) ?? false;
  const hasRun = useHeldRun() !== undefined;
  if (stepIx !== undefined) return <TourStation stepIx={stepIx} />;
  return isInvented && hasRun && !seen ? <TourOffer /> : null;
}

function endTour(): void {
  showTour(undefined);
  changeSettings({ tourSeen: true });
}

function TourOffer() {
  const say = useSay();
  const corner = useTour((state) => state.corner);
  return (
    <section className="tour" data-corner={corner} aria-label={say('tour.label')}>
      <h2>{say('tour.offerTitle')}</h2>
      <p>{say('tour.offer')}</p>
      <p className="muted">{say('tour.again')}</p>
      <div className="tour-bar">
        <Button look="quiet" onClick={endTour}>
          {say('tour.notNow')}
        </Button>
        <Button look="primary" onClick={() => showTour(0)}>
          {say('tour.begin')}
        </Button>
      </div>
    </section>
  );
}

function TourStation({ stepIx }: { stepIx: number }) {
  const say = useSay();
  const corner = useTour((state) => state.corner);
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const region = useProject((state) => projectOfState(state)?.region);
  const scenario = useProject(scenarioOfState);
  const reader = useHeldRun();
  const card = useRef<HTMLElement>(null);
  const steps = useMemo(
    () => (region && scenario && reader ? tourSteps(region, scenario, reader) : []),
    [region, scenario, reader],
  );
  const at = Math.min(stepIx, steps.length - 1);
  const step = steps[at];
  // Keyed by place and time: the same station told anew by another answer is shown anew.
  const key = step && `${step.kind} ${step.timeS}`;
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    if (key === undefined || !latest.current) return;
    takeStep(latest.current);
    card.current?.focus();
  }, [key]);
  const isLast = at === steps.length - 1;
  const told =
    step &&
    tellStep(step, {
      say,
      language,
      startLocal: scenario?.startLocal ?? '',
      regionName: named(region, language, region?.id ?? ''),
      nameOf,
    });
  return (
    <section
      ref={card}
      className="tour"
      data-corner={corner}
      aria-label={say('tour.label')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        endTour();
      }}
    >
      <div className="tour-head">
        <h2 aria-live="polite">{told?.title ?? say('tour.waits')}</h2>
        <IconButton label={say('tour.skip')} keys="Esc" icon={<X />} onClick={endTour} />
      </div>
      {told && <p aria-live="polite">{told.text}</p>}
      {step?.kind === 'yours' && (scenario?.questions?.length ?? 0) > 0 && (
        <>
          <p>{say('tour.yours.questions')}</p>
          <QuestionList questions={scenario?.questions ?? []} />
        </>
      )}
      <div className="tour-bar">
        {steps.length > 0 && (
          <span className="muted">{say('tour.progress', { at: at + 1, count: steps.length })}</span>
        )}
        <Button look="quiet" disabled={at <= 0} onClick={() => showTour(at - 1)}>
          {say('tour.back')}
        </Button>
        <Button
          look="primary"
          disabled={steps.length === 0}
          onClick={() => (isLast ? endTour() : showTour(at + 1))}
        >
          {say(isLast ? 'tour.end' : 'tour.next')}
        </Button>
      </div>
    </section>
  );
}
