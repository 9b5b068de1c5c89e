import './footprint.css';
import { ChevronDown, ChevronRight, FileDown, FileUp, Pentagon, Spline, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { importFootprints, removeFootprint } from '../../commands/footprint-edits';
import { type Footprint, type Hazard, hazards } from '../../model/footprint';
import type { Region } from '../../model/region';
import type { Issue } from '../../model/result';
import type { Scenario } from '../../model/scenario';
import { openFootprint, useFootprints } from '../../store/footprints';
import { setTool } from '../../store/view';
import { Button, IconButton } from '../kit/button';
import { Field, SelectInput } from '../kit/fields';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';
import { ExportFootprints } from './export-footprints';
import { FootprintForm } from './footprint-form';
import { useHazardWords } from './hazard-words';

/** The natural hazards of a scenario: where each acts, how strongly, and what was drawn of it. */
export function FootprintPanel({ region, scenario }: { region: Region; scenario: Scenario }) {
  const say = useSay();
  const hazard = useFootprints((state) => state.hazard);
  const openId = useFootprints((state) => state.openId);
  const chooser = useRef<HTMLInputElement>(null);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [exports, setExports] = useState(false);
  const { footprints } = scenario;
  const read = async (file: File | undefined) => {
    if (!file) return;
    const reply = await importFootprints(file);
    setIssues(reply.issues);
    if (reply.value !== undefined) openFootprint(reply.value);
  };
  return (
    <div className="panel-scroll footprint-panel">
      <section className="footprint-new" aria-label={say('footprint.tab')}>
        <Field label={say('footprint.kind')}>
          {(id) => (
            <SelectInput<Hazard>
              id={id}
              value={hazard}
              options={hazards.map((it) => [it, say(`hazard.${it}`)] as const)}
              onChoose={(it) => useFootprints.setState({ hazard: it })}
            />
          )}
        </Field>
        <div className="panel-bar">
          <Button
            icon={<Pentagon aria-hidden />}
            onClick={() => setTool({ kind: 'sketch', shape: 'polygon', for: 'footprint' })}
          >
            {say('footprint.drawPolygon')}
          </Button>
          <Button
            icon={<Spline aria-hidden />}
            onClick={() => setTool({ kind: 'sketch', shape: 'track', for: 'footprint' })}
          >
            {say('footprint.drawTrack')}
          </Button>
        </div>
        <div className="panel-bar">
          <Button look="quiet" icon={<FileUp aria-hidden />} onClick={() => chooser.current?.click()}>
            {say('footprint.import')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={say('footprint.importFile')}
            accept=".geojson,.json"
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          {footprints.length > 0 && (
            <Button look="quiet" icon={<FileDown aria-hidden />} onClick={() => setExports(true)}>
              {say('footprint.export')}
            </Button>
          )}
        </div>
        {issues.length > 0 && <IssueList issues={issues} />}
        {exports && <ExportFootprints onClose={() => setExports(false)} />}
      </section>
      {footprints.length === 0 && <p className="table-empty">{say('footprint.none')}</p>}
      <ul className="loss-list">
        {footprints.map((it) => (
          <FootprintItem
            key={it.id}
            region={region}
            scenario={scenario}
            footprint={it}
            isOpen={it.id === openId}
          />
        ))}
      </ul>
    </div>
  );
}

interface FootprintItemProps {
  region: Region;
  scenario: Scenario;
  footprint: Footprint;
  isOpen: boolean;
}

function FootprintItem({ region, scenario, footprint, isOpen }: FootprintItemProps) {
  const say = useSay();
  const words = useHazardWords();
  const name = footprint.name ?? say('footprint.newName', { hazard: say(`hazard.${footprint.hazard}`) });
  return (
    <li className="loss">
      <div className="loss-head">
        <button
          type="button"
          className="loss-toggle"
          aria-expanded={isOpen}
          onClick={() => openFootprint(isOpen ? undefined : footprint.id)}
        >
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          <span className="loss-name">{name}</span>
          <span className="loss-about">{words(footprint)}</span>
        </button>
        <IconButton
          label={say('footprint.remove', { name })}
          icon={<Trash2 />}
          onClick={() => removeFootprint(footprint.id)}
        />
      </div>
      {isOpen && <FootprintForm region={region} scenario={scenario} footprint={footprint} />}
    </li>
  );
}
