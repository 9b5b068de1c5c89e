import { useEffect, useState } from 'react';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';
import { type AddKind, type MapTool, select } from '../../store/view';
import { Button } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { DraftForm } from './draft-form';
import { endAdding, startDraft, useDraft } from './draft-store';
import { EndsForm } from './ends-form';

interface AddToolProps {
  tool: Extract<MapTool, { kind: 'add' }>;
  region: Region;
  geometry: readonly WaterGeometry[];
}

/** What the tool that adds waits for, and the form over what is about to be added. */
export function AddTool({ tool, region, geometry }: AddToolProps) {
  const say = useSay();
  const { draft } = useDraft();
  const title = `${say('edit.add')}: ${say(`edit.add.${tool.what}`)}`;
  useEffect(() => () => useDraft.setState({ draft: undefined, wrong: undefined, clicked: undefined }), []);
  return (
    <section className="map-tool map-float edit-tool" aria-label={title}>
      <strong>{title}</strong>
      {draft ? (
        <DraftForm
          key={String(draft.row.id)}
          draft={draft}
          onAdded={(ref) => {
            endAdding();
            if (ref) select([ref]);
          }}
          onCancel={endAdding}
        />
      ) : (
        <Waiting tool={tool} region={region} geometry={geometry} />
      )}
    </section>
  );
}

function Waiting({ tool: { what, from }, region, geometry }: AddToolProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const { wrong, clicked } = useDraft();
  const [isTyping, setTyping] = useState(false);
  const hasEnds = what === 'branch' || what === 'pipe';
  if (isTyping && hasEnds)
    return <EndsForm what={what} region={region} geometry={geometry} onCancel={endAdding} />;
  const hint =
    hasEnds && from ? say(`edit.click.${what}2`, { name: nameOf(from) }) : say(`edit.click.${what}`);
  const typeIn = () => (hasEnds ? setTyping(true) : startDraft(what satisfies AddKind, {}, geometry));
  return (
    <>
      <p role="status">
        {hint} <span className="muted">{say('edit.click.esc')}</span>
      </p>
      {wrong && (
        <p className="edit-problem" role="alert">
          {clicked ? say('edit.notThat', { name: nameOf(clicked), wanted: say(wrong) }) : say(wrong)}
        </p>
      )}
      <div className="panel-bar">
        <Button onClick={typeIn}>{say('edit.typeIn')}</Button>
        <Button look="quiet" onClick={endAdding}>
          {say('edit.cancel')}
        </Button>
      </div>
    </>
  );
}
