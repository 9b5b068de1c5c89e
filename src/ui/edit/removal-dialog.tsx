import { useId } from 'react';
import { removePlanned } from '../../commands/edit-removal';
import type { MessageId } from '../../words/catalogue';
import { notifyIssues } from '../app/notice-store';
import { Button } from '../kit/button';
import { Modal } from '../kit/dialog';
import { useSay } from '../kit/use-say';
import { type RowWords, sayKindOf, useItemName, useRowWords } from './item-name';
import { dropRemoval, useRemoval } from './removal-store';

/** Asks before a removal, with the list of what goes along and of what loses a link. */
export function RemovalDialog() {
  const say = useSay();
  const planned = useRemoval((state) => state.planned);
  const itemName = useItemName();
  const rowWords = useRowWords();
  if (!planned) return null;
  const { items, goesToo, elements, loosened, controlCount } = planned;
  const going = [
    ...elements.map((it): RowWords => ({ kind: sayKindOf(it, say), name: itemName(it) })),
    ...goesToo.map(rowWords),
    ...(controlCount > 0 ? [{ kind: '', name: say('edit.removal.controls', { count: controlCount }) }] : []),
  ];
  const losing = loosened.map(({ field, ...row }): RowWords => {
    const { kind, name } = rowWords(row);
    return { kind, name: say('edit.removal.field', { name, field: say(`field.${field}` as MessageId) }) };
  });
  const name = itemName(items[0]);
  const isAlone = going.length + losing.length === 0;
  const confirm = () => {
    const done = removePlanned(planned, name);
    notifyIssues(done.ok ? done.value : done.error);
    dropRemoval();
  };
  return (
    <Modal
      open
      onOpenChange={(open) => !open && dropRemoval()}
      title={say('edit.removal.title', { count: items.length, name })}
      text={say(isAlone ? 'edit.removal.alone' : 'edit.removal.text')}
      footer={
        <>
          <Button onClick={dropRemoval}>{say('edit.cancel')}</Button>
          <Button look="primary" onClick={confirm}>
            {say('edit.removal.confirm', { count: items.length + going.length })}
          </Button>
        </>
      }
    >
      <WordList title={say('edit.removal.goes', { count: going.length })} rows={going} />
      <WordList title={say('edit.removal.loosened', { count: losing.length })} rows={losing} />
    </Modal>
  );
}

/** Longer lists are cut: nobody reads them. */
const mostListed = 200;

function WordList({ title, rows }: { title: string; rows: readonly RowWords[] }) {
  const say = useSay();
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 id={id}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
      <ul className="edit-removal-list" aria-labelledby={id} tabIndex={0}>
        {rows.slice(0, mostListed).map(({ kind, name }, ix) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once and never changes
          <li key={ix}>
            <span>{name}</span>
            <span className="muted">{kind}</span>
          </li>
        ))}
        {rows.length > mostListed && (
          <li className="muted">{say('edit.removal.more', { count: rows.length - mostListed })}</li>
        )}
      </ul>
    </section>
  );
}
