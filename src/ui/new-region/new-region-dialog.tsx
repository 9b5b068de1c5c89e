import './new-region.css';
import { Dices } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { makeRegion, type RegionInTheMaking } from '../../commands/make-region';
import {
  defaultOptions,
  type GenerateOptions,
  type GenerateStep,
  generateSteps,
} from '../../model/generate-options';
import type { Issue } from '../../model/result';
import { Button } from '../kit/button';
import { Modal } from '../kit/dialog';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';
import { NewRegionForm } from './new-region-form';

/** Chooses what an invented region is made from, makes it in the worker, and shows how far that is. */
export function NewRegionDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const [options, setOptions] = useState<GenerateOptions>(defaultOptions);
  const [step, setStep] = useState<GenerateStep>();
  const [issues, setIssues] = useState<Issue[]>([]);
  const form = useRef<HTMLFieldSetElement>(null);
  const work = useRef<RegionInTheMaking>(undefined);
  useEffect(() => () => work.current?.stop(), []);

  const stop = () => {
    work.current?.stop();
    work.current = undefined;
    setStep(undefined);
  };
  const close = () => {
    stop();
    setIssues([]);
    onClose();
  };
  const make = async () => {
    // what a field refuses is not taken over: back to it rather than on with what stood there before
    const refused = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (refused) return refused.focus();
    setIssues([]);
    setStep(generateSteps[0]);
    const made = makeRegion(options, (it) => {
      if (work.current === made) setStep(it);
    });
    work.current = made;
    const reply = await made.outcome;
    if (work.current !== made) return;
    work.current = undefined;
    setStep(undefined);
    if (!reply.ok) setIssues(reply.error);
    else if (reply.value === 'made') onClose();
  };
  const isEmptyMix = options.mix !== undefined && Object.values(options.mix).every((it) => it === 0);
  return (
    <Modal
      open={open}
      onOpenChange={(it) => !it && close()}
      title={say('newRegion.title')}
      text={say('newRegion.text')}
      footer={
        step ? (
          <Button onClick={stop}>{say('newRegion.stop')}</Button>
        ) : (
          <>
            <Button
              icon={<Dices aria-hidden />}
              onClick={() => setOptions({ ...options, seed: crypto.getRandomValues(new Uint16Array(1))[0] })}
            >
              {say('newRegion.otherSeed')}
            </Button>
            <Button look="primary" disabled={isEmptyMix} onClick={() => void make()}>
              {say('newRegion.make')}
            </Button>
          </>
        )
      }
    >
      <fieldset ref={form} className="new-region" disabled={step !== undefined}>
        <legend className="visually-hidden">{say('newRegion.title')}</legend>
        <NewRegionForm options={options} onChange={setOptions} />
      </fieldset>
      {step && <StepBar step={step} />}
      {issues.length > 0 && <IssueList issues={issues} />}
    </Modal>
  );
}

function StepBar({ step }: { step: GenerateStep }) {
  const say = useSay();
  const done = generateSteps.indexOf(step);
  return (
    <div className="new-region-progress" role="status">
      <progress aria-label={say('newRegion.progress')} value={done} max={generateSteps.length} />
      <span>{say(`newRegion.step.${step}`)}</span>
    </div>
  );
}
