import { X } from 'lucide-react';
import { loseComponents, restoreComponents } from '../../commands/lose-components';
import { type ComponentKind, type ComponentRef, refKey } from '../../model/ids';
import { scenarioOfState, useProject } from '../../store/project';
import { Button, IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import type { Description } from './describe-component';

/** Kinds that an event can take out. */
const lostKinds: ReadonlySet<ComponentKind> = new Set([
  'bus',
  'branch',
  'generator',
  'feeder',
  'reservoir',
  'tank',
  'pipe',
  'pump',
  'valve',
  'supplySource',
  'supplyZone',
  'facility',
]);

export function canBeLost(ref: ComponentRef): boolean {
  return lostKinds.has(ref.kind);
}

/** Name, state and figures, as the card that follows the pointer shows them. */
export function CardContent({ description }: { description: Description }) {
  const say = useSay();
  return (
    <>
      <div className="card-kind muted">{say(description.kind)}</div>
      <div className="card-title">{description.title}</div>
      {description.states.map((it) => (
        <div key={it.id} className={`card-state tone-${it.tone}`}>
          {say(it.id)}
        </div>
      ))}
      {description.figures.length > 0 && (
        <dl className="card-figures">
          {description.figures.map((it) => (
            <div key={it.label}>
              <dt className="muted">{say(it.label)}</dt>
              <dd>
                {it.value}
                {it.unit && <span className="unit">{it.unit}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

interface ActionCardProps {
  component: ComponentRef;
  description: Description;
  onClose(): void;
  onCouple?(): void;
}

/** The card of a clicked component, with what can be done to it. */
export function ActionCard({ component, description, onClose, onCouple }: ActionCardProps) {
  const say = useSay();
  const key = refKey(component);
  const isLost = useProject(
    (state) => scenarioOfState(state)?.events.some((it) => refKey(it.component) === key) ?? false,
  );
  return (
    <>
      <IconButton
        className="card-close"
        label={say('map.close')}
        icon={<X aria-hidden="true" />}
        onClick={onClose}
      />
      <CardContent description={description} />
      {canBeLost(component) && (
        <div className="card-actions">
          {isLost ? (
            <Button look="primary" onClick={() => restoreComponents([component])}>
              {say('map.restore')}
            </Button>
          ) : (
            <Button look="primary" onClick={() => loseComponents([component])}>
              {say('map.lose')}
            </Button>
          )}
          {onCouple && <Button onClick={onCouple}>{say('map.couple')}</Button>}
        </div>
      )}
    </>
  );
}
