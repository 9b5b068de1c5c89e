import './select.css';
import { Check, Keyboard, Undo2, X } from 'lucide-react';
import type { LonLat } from '../../model/schema-parts';
import type { SketchShape } from '../../store/view';
import { Button, IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import type { MapHost } from '../map/map-host';
import { useSketch } from './use-sketch';

interface SketchToolProps {
  host: MapHost | undefined;
  shape: SketchShape;
  title: string;
  onDone(points: readonly LonLat[]): void;
  onCancel(): void;
}

/** The panel of a drawing in progress: what to do, how far it is, and the same actions as buttons. */
export function SketchTool({ host, shape, title, onDone, onCancel }: SketchToolProps) {
  const say = useSay();
  const sketch = useSketch(host, shape, { done: onDone, cancel: onCancel });
  return (
    <>
      {sketch.byKeys && <span className="sketch-cross" aria-hidden="true" />}
      <section className="sketch-tool map-float" aria-label={title}>
        <div className="sketch-words">
          <span>
            <strong>{title}</strong> ·{' '}
            <span role="status">{say('sketch.count', { count: sketch.points.length })}</span>
          </span>
          {/* Read until the drawing begins; from then on the map needs the room. */}
          <span className={sketch.points.length === 0 ? 'muted sketch-hint' : 'visually-hidden'}>
            {say(sketch.byKeys ? 'sketch.keys' : `sketch.hint.${shape}`)}
          </span>
        </div>
        <div className="panel-bar">
          <IconButton label={say('sketch.keys')} icon={<Keyboard />} side="top" />
          {shape !== 'box' && (
            <Button
              look="primary"
              icon={<Check aria-hidden />}
              disabled={!sketch.isComplete}
              onClick={sketch.finish}
            >
              {say('sketch.finish')}
            </Button>
          )}
          <Button
            icon={<Undo2 aria-hidden />}
            disabled={sketch.points.length === 0}
            onClick={sketch.takeBack}
          >
            {say('sketch.takeBack')}
          </Button>
          <Button look="quiet" icon={<X aria-hidden />} onClick={onCancel}>
            {say('sketch.cancel')}
          </Button>
        </div>
      </section>
    </>
  );
}
