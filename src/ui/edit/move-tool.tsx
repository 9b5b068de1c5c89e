import { useEffect, useRef } from 'react';
import { changeItems } from '../../commands/change-item';
import { itemOfRef } from '../../model/edits/edited-kind';
import type { ComponentRef } from '../../model/ids';
import type { LonLat } from '../../model/schema-parts';
import { setTool } from '../../store/view';
import { notifyIssues } from '../app/notice-store';
import { Button } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import type { MapHost } from '../map/map-host';
import { fieldsOfKind } from './fields';

/** Puts a component at a place, as one step of undo. */
export async function moveComponent(ref: ComponentRef, place: LonLat, name: string): Promise<void> {
  const item = itemOfRef(ref);
  const field = item && fieldsOfKind[item.kind].find((it) => it.type === 'place')?.key;
  if (!item || !field) return;
  const rounded: LonLat = [Number(place[0].toFixed(6)), Number(place[1].toFixed(6))];
  const label = { code: 'label.editMove', params: { name } };
  const done = await changeItems([{ item, fields: { [field]: rounded } }], label);
  notifyIssues(done.ok ? done.value : done.error);
}

/** Moves the chosen component: a ring follows the pointer while it is dragged, and lets it down where the drag ends. */
export function MoveTool({ host, component }: { host: MapHost; component: ComponentRef }) {
  const say = useSay();
  const nameOf = useNameOf();
  const name = nameOf(component);
  const ghost = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = host.map.getCanvasContainer();
    const placeAt = (event: PointerEvent): LonLat => {
      const edge = canvas.getBoundingClientRect();
      const { lng, lat } = host.map.unproject([event.clientX - edge.left, event.clientY - edge.top]);
      return [lng, lat];
    };
    const show = (event: PointerEvent) => {
      const edge = canvas.getBoundingClientRect();
      if (!ghost.current) return;
      ghost.current.hidden = false;
      ghost.current.style.left = `${event.clientX - edge.left}px`;
      ghost.current.style.top = `${event.clientY - edge.top}px`;
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      host.map.dragPan.disable();
      show(event);
      window.addEventListener('pointermove', show);
      window.addEventListener('pointerup', up, { once: true });
    };
    const up = (event: PointerEvent) => {
      window.removeEventListener('pointermove', show);
      host.map.dragPan.enable();
      setTool({ kind: 'select' });
      void moveComponent(component, placeAt(event), name);
    };
    canvas.addEventListener('pointerdown', down, { capture: true });
    return () => {
      canvas.removeEventListener('pointerdown', down, { capture: true });
      window.removeEventListener('pointermove', show);
      window.removeEventListener('pointerup', up);
      host.map.dragPan.enable();
    };
  }, [host, component, name]);
  return (
    <>
      <div ref={ghost} className="edit-ghost" hidden />
      <section className="map-tool map-float edit-tool" aria-label={say('edit.moveTitle', { name })}>
        <strong>{say('edit.moveTitle', { name })}</strong>
        <p className="muted" role="status">
          {say('edit.moveHint')}
        </p>
        <Button onClick={() => setTool({ kind: 'select' })}>{say('edit.cancel')}</Button>
      </section>
    </>
  );
}
