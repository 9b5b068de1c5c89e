import { LocateFixed, PencilLine } from 'lucide-react';
import { changeFootprint } from '../../commands/footprint-edits';
import { type Footprint, type Hazard, hazards, intensityOf, lengthM } from '../../model/footprint';
import type { Region } from '../../model/region';
import type { Scenario } from '../../model/scenario';
import { showFootprint } from '../../store/footprints';
import { setTool } from '../../store/view';
import { Button } from '../kit/button';
import { Field, NumberInput, SelectInput, TextInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import { FootprintDraw } from './footprint-draw';
import { FootprintInside } from './footprint-inside';

interface FootprintFormProps {
  region: Region;
  scenario: Scenario;
  footprint: Footprint;
}

/** Fields of one footprint, how many components lie inside, and the draw of damage. */
export function FootprintForm({ region, scenario, footprint }: FootprintFormProps) {
  const say = useSay();
  const { id, hazard, intensity, edgeIntensity, halfWidthM, timeS = 0, outline } = footprint;
  const { unit, most } = intensityOf[hazard];
  const change = (fields: Partial<Omit<Footprint, 'id'>>) => changeFootprint(id, fields);
  const changeIntensity = (value: number) =>
    change({
      intensity: value,
      ...(edgeIntensity !== undefined && edgeIntensity > value ? { edgeIntensity: value } : {}),
    });
  const changeHazard = (next: Hazard) =>
    change({ hazard: next, intensity: intensityOf[next].usual, edgeIntensity: undefined });
  return (
    <div className="loss-body footprint-form">
      <Field label={say('footprint.name')}>
        {(fieldId) => (
          <TextInput
            id={fieldId}
            value={footprint.name ?? say('footprint.newName', { hazard: say(`hazard.${footprint.hazard}`) })}
            onCommit={(name) => change({ name: name === '' ? undefined : name })}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={say('footprint.kind')}>
          {(fieldId) => (
            <SelectInput<Hazard>
              id={fieldId}
              value={hazard}
              options={hazards.map((it) => [it, say(`hazard.${it}`)] as const)}
              onChoose={changeHazard}
            />
          )}
        </Field>
        <Field label={say('footprint.time')}>
          {(fieldId) => (
            <NumberInput
              id={fieldId}
              value={Math.round((timeS / 3600) * 1000) / 1000}
              unit="h"
              min={0}
              max={scenario.horizonS / 3600}
              onCommit={(hours) => hours !== undefined && change({ timeS: Math.round(hours * 3600) })}
            />
          )}
        </Field>
      </div>
      <div className="field-row">
        <Field label={say(`footprint.intensity.${hazard}`)}>
          {(fieldId) => (
            <NumberInput
              id={fieldId}
              value={intensity}
              unit={unit}
              min={0}
              max={most}
              onCommit={(value) => value !== undefined && changeIntensity(value)}
            />
          )}
        </Field>
        <Field label={say('footprint.edge')}>
          {(fieldId) => (
            <NumberInput
              id={fieldId}
              value={edgeIntensity}
              unit={unit}
              min={0}
              max={intensity}
              placeholder={say('footprint.edgeSame')}
              onCommit={(value) => change({ edgeIntensity: value })}
            />
          )}
        </Field>
      </div>
      <p className="field-note">{say('footprint.edgeNote')}</p>
      {halfWidthM !== undefined && (
        <Field label={say('footprint.halfWidth')}>
          {(fieldId) => (
            <NumberInput
              id={fieldId}
              value={halfWidthM / 1000}
              unit="km"
              min={0.001}
              max={lengthM(outline) / 2000}
              onCommit={(km) => km !== undefined && change({ halfWidthM: km * 1000 })}
            />
          )}
        </Field>
      )}
      <div className="panel-bar">
        <Button look="quiet" icon={<LocateFixed aria-hidden />} onClick={() => showFootprint(id)}>
          {say('footprint.show')}
        </Button>
        <Button
          look="quiet"
          icon={<PencilLine aria-hidden />}
          onClick={() =>
            setTool({
              kind: 'sketch',
              shape: halfWidthM === undefined ? 'polygon' : 'track',
              for: 'footprint',
              footprintId: id,
            })
          }
        >
          {say('footprint.redraw')}
        </Button>
      </div>
      <FootprintInside region={region} footprint={footprint} />
      <FootprintDraw scenario={scenario} footprint={footprint} />
    </div>
  );
}
