import { changeHandling } from '../../commands/change-project';
import { handlingMarks } from '../../model/project';
import { useProject } from '../../store/project';
import { Menu, MenuChoice } from '../kit/menu';
import { useSay } from '../kit/use-say';

/** The project's handling mark, and the way to change it. */
export function HandlingMenu() {
  const say = useSay();
  const mark = useProject((state) => state.history?.project.handling);
  if (!mark) return null;
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="handling"
          data-mark={mark}
          title={say('top.handlingTip')}
          aria-label={`${say('top.handling')}: ${mark}`}
        >
          {mark}
        </button>
      }
    >
      <MenuChoice
        label={say('top.handling')}
        value={mark}
        options={handlingMarks.map((it) => [it, `${it} · ${say(`handling.${it}`)}`] as const)}
        onChoose={changeHandling}
      />
    </Menu>
  );
}
