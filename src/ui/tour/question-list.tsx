import type { Scenario } from '../../model/scenario';
import { useSettings } from '../../store/settings';

/** What to find out with a scenario. */
export function QuestionList({ questions }: { questions: NonNullable<Scenario['questions']> }) {
  const language = useSettings((state) => state.language);
  return (
    <ul className="questions">
      {questions.map(({ text, textUk }) => (
        <li key={text}>{language === 'uk' ? (textUk ?? text) : text}</li>
      ))}
    </ul>
  );
}
