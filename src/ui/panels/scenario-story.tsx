import type { Scenario } from '../../model/scenario';
import { useSettings } from '../../store/settings';
import { useSay } from '../kit/use-say';
import { QuestionList } from '../tour/question-list';

/** What a scenario tells, and what to find out with it. */
export function ScenarioStory({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const note = language === 'uk' ? (scenario.noteUk ?? scenario.note) : scenario.note;
  const questions = scenario.questions ?? [];
  if (!note && questions.length === 0) return null;
  return (
    <details className="scenario-story" open>
      <summary>{say('scenario.story')}</summary>
      {note && <p>{note}</p>}
      {questions.length > 0 && (
        <>
          <h4>{say('questions.title')}</h4>
          <QuestionList questions={questions} />
        </>
      )}
    </details>
  );
}
