import {
  type GenerateOptions,
  gridAges,
  lands,
  leastPeople,
  mostPeople,
  plantKinds,
  seasons,
} from '../../model/generate-options';
import { Field, NumberInput, SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';

const mostSeed = 4_294_967_295;
const firstShares = { hydro: 20, thermal: 50, nuclear: 0, solar: 15, wind: 15 };

interface NewRegionFormProps {
  options: GenerateOptions;
  onChange: (options: GenerateOptions) => void;
}

/** The choices that a region is made from. */
export function NewRegionForm({ options, onChange }: NewRegionFormProps) {
  const say = useSay();
  const change = (part: Partial<GenerateOptions>) => onChange({ ...options, ...part });
  const { seed, people, land, gridAge, season, mix } = options;
  return (
    <>
      <Field
        label={say('newRegion.people')}
        note={say('newRegion.peopleNote', { least: leastPeople, most: mostPeople })}
      >
        {(id) => (
          <NumberInput
            id={id}
            value={people}
            min={leastPeople}
            max={mostPeople}
            whole
            onCommit={(it) => it !== undefined && change({ people: it })}
          />
        )}
      </Field>
      <Field label={say('newRegion.land')}>
        {(id) => (
          <SelectInput
            id={id}
            value={land}
            options={lands.map((it) => [it, say(`newRegion.land.${it}`)] as const)}
            onChoose={(it) => change({ land: it })}
          />
        )}
      </Field>
      <Field label={say('newRegion.age')}>
        {(id) => (
          <SelectInput
            id={id}
            value={gridAge}
            options={gridAges.map((it) => [it, say(`newRegion.age.${it}`)] as const)}
            onChoose={(it) => change({ gridAge: it })}
          />
        )}
      </Field>
      <Field label={say('newRegion.season')}>
        {(id) => (
          <SelectInput
            id={id}
            value={season}
            options={seasons.map((it) => [it, say(`newRegion.season.${it}`)] as const)}
            onChoose={(it) => change({ season: it })}
          />
        )}
      </Field>
      <Field label={say('newRegion.seed')} note={say('newRegion.seedNote')}>
        {(id) => (
          <NumberInput
            id={id}
            value={seed}
            min={0}
            max={mostSeed}
            whole
            onCommit={(it) => it !== undefined && change({ seed: it })}
          />
        )}
      </Field>
      <Field label={say('newRegion.mix')}>
        {(id) => (
          <SelectInput
            id={id}
            value={mix ? 'own' : 'byLand'}
            options={(['byLand', 'own'] as const).map((it) => [it, say(`newRegion.mix.${it}`)] as const)}
            onChoose={(it) => change({ mix: it === 'own' ? firstShares : undefined })}
          />
        )}
      </Field>
      {mix && (
        <div className="new-region-mix">
          {plantKinds.map((kind) => (
            <Field key={kind} label={say(`newRegion.kind.${kind}`)}>
              {(id) => (
                <NumberInput
                  id={id}
                  value={mix[kind]}
                  min={0}
                  max={100}
                  unit="%"
                  onCommit={(it) => it !== undefined && change({ mix: { ...mix, [kind]: it } })}
                />
              )}
            </Field>
          ))}
          <p className="field-note" role="status">
            {plantKinds.every((it) => mix[it] === 0) ? say('newRegion.mixNone') : say('newRegion.mixNote')}
          </p>
        </div>
      )}
    </>
  );
}
