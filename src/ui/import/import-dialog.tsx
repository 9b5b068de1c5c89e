import './import-dialog.css';
import { FileCheck2, FileWarning, FileX2, Save } from 'lucide-react';
import { useState } from 'react';
import { keepPrevious } from '../../commands/autosave';
import { showProject } from '../../commands/open-project';
import { addNetworks, placeNetworkOnMap, withPlacements } from '../../commands/place-networks';
import { prepareRegion } from '../../commands/prepare-region';
import { applyReadCouplings } from '../../commands/read-files';
import { saveProject } from '../../commands/save-project';
import type { Project } from '../../model/project';
import { hasErrors } from '../../model/result';
import type { Placement } from '../../model/water';
import type { WaterCheck } from '../../protocol/session-api';
import { dropImport, type ImportsState, useImports } from '../../store/imports';
import { isDirty, projectOfState, useProject } from '../../store/project';
import { showRegion } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { english } from '../../words/catalogue';
import { notifyIssues } from '../app/notice-store';
import { Button } from '../kit/button';
import { Modal } from '../kit/dialog';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';
import { lookAt } from '../water-checks/look-at';
import { ImportChecks } from './import-checks';
import { isComplete, metresPerUnit, middleOf, type PlacementChoice, placementOf } from './placement-choice';
import { PlacementFields } from './placement-fields';

type ReadFile = NonNullable<NonNullable<ImportsState['read']>['value']>['files'][number];

/** What was understood of dropped files; nothing is opened before the user says so. */
export function ImportDialog() {
  const say = useSay();
  const { status, fileNames, read } = useImports();
  if (status === 'none') return null;
  if (status === 'reading' || !read) {
    return (
      <Modal
        open
        onOpenChange={dropImport}
        title={say('import.reading', { count: fileNames.length })}
        text={fileNames.join(', ')}
      >
        <div
          className="import-bar"
          role="progressbar"
          aria-label={say('import.reading', { count: fileNames.length })}
        />
      </Modal>
    );
  }
  return <ReadDialog key={fileNames.join('\n')} read={read} />;
}

function ReadDialog({ read }: { read: NonNullable<ImportsState['read']> }) {
  const say = useSay();
  const open = useProject(projectOfState);
  const dirty = useProject(isDirty);
  const project = read.value?.project;
  const files = read.value?.files ?? [];
  const told = new Set(files.flatMap((it) => it.issues));
  const others = read.issues.filter(
    (it) => !told.has(it) && !files.some((file) => file.file === it.where?.file),
  );
  const isWhole = files.some((it) => it.kind === 'project');
  const networks = project && !isWhole ? project.region.waterNetworks : [];
  const onlyNetworks = project !== undefined && networks.length > 0 && project.region.grid.buses.length === 0;
  const onlyCouplings = !project && files.length > 0 && files.every((it) => it.kind === 'couplings');
  const canCouple = onlyCouplings && files.some((it) => (it.counts.couplings ?? 0) > 0);
  const [choices, setChoices] = useState<Record<string, PlacementChoice>>({});
  // Beside a grid that lies on the ground a drawing has no place of its own: the user clicks it.
  const isOnGround = onlyNetworks && open !== undefined && !open.region.baseMap.schematic;
  const choiceOf = (id: string): PlacementChoice =>
    choices[id] ?? { way: isOnGround ? 'map' : 'asRead', unit: 'm' };
  const ready = networks.every((it) => isComplete(choiceOf(it.id)));

  const placed = (base: Project): Project => {
    const middle = middleOf(base.region.grid.buses.map((it) => it.lonLat));
    const placements = new Map<string, Placement>();
    for (const it of networks) {
      const placement = placementOf(choiceOf(it.id), middle);
      if (placement) placements.set(it.id, placement);
    }
    return withPlacements(project as Project, placements);
  };
  const askPlaces = async (ids: readonly string[]) => {
    for (const [i, id] of ids.entries()) {
      const choice = choiceOf(networks[i].id);
      if (choice.way === 'map') await placeNetworkOnMap(id, metresPerUnit(choice));
    }
  };
  const openNew = async (): Promise<string[]> => {
    if (!project) return [];
    const fileName = isWhole ? files[0].file.replace(/\.zip$|\.lifeline$/, '.lifeline.json') : undefined;
    const next = placed(project);
    dropImport();
    await keepPrevious();
    showProject(next, fileName, isWhole);
    const ids = networks.map((it) => it.id);
    void askPlaces(ids);
    return ids;
  };
  const addToOpen = (): string[] => {
    if (!open) return [];
    const rows = placed(open).region.waterNetworks.map((it) =>
      isOnGround && choiceOf(it.id).way === 'asRead' ? { ...it, placement: undefined } : it,
    );
    dropImport();
    const ids = addNetworks(rows);
    void askPlaces(ids);
    return ids;
  };
  /** Takes the files as the first button would, then shows what a check is about. */
  const openAndLook = async (networkIx: number, check: WaterCheck) => {
    const ids = onlyNetworks && open ? addToOpen() : await openNew();
    showRegion('checks');
    await prepareRegion();
    if (ids[networkIx] !== undefined) lookAt(ids[networkIx], check);
  };
  const applyCouplings = async () => {
    dropImport();
    notifyIssues(await applyReadCouplings());
  };

  return (
    <Modal
      open
      wide
      onOpenChange={dropImport}
      title={
        project || canCouple || (onlyCouplings && !open) ? say('import.understood') : say('import.notUsable')
      }
      footer={
        <>
          <Button onClick={dropImport}>{say(project || canCouple ? 'dialog.cancel' : 'dialog.close')}</Button>
          {canCouple && open && (
            <Button look="primary" onClick={() => void applyCouplings()}>
              {say('import.applyCouplings')}
            </Button>
          )}
          {onlyNetworks && open && (
            <Button look="primary" disabled={!ready} onClick={() => void addToOpen()}>
              {say('import.addToOpen', { name: open.region.name ?? open.region.id })}
            </Button>
          )}
          {project && (
            <Button
              look={onlyNetworks && open ? 'plain' : 'primary'}
              disabled={!ready}
              onClick={() => void openNew()}
            >
              {isWhole ? say('import.open') : say('import.openNew')}
            </Button>
          )}
        </>
      }
    >
      <ul className="import-files">
        {files.map((it) => (
          <FileCard key={it.file} file={it} />
        ))}
      </ul>
      {others.length > 0 && (
        <section className="panel-section">
          <h3>{say('import.together')}</h3>
          <IssueList issues={others} />
        </section>
      )}
      {project?.region.baseMap.schematic && project.region.grid.buses.length > 0 && (
        <p className="callout">{say('import.schematic')}</p>
      )}
      {networks.map((it) => (
        <PlacementFields
          key={it.id}
          name={it.name ?? it.id}
          choice={choiceOf(it.id)}
          hasOwn={it.placement !== undefined}
          onChange={(choice) => setChoices({ ...choices, [it.id]: choice })}
        />
      ))}
      {project && networks.length > 0 && (
        <ImportChecks
          region={project.region}
          canLook={ready}
          onLook={(ix, check) => void openAndLook(ix, check)}
        />
      )}
      {project && networks.length > 0 && (project.region.grid.buses.length > 0 || open) && (
        <p className="callout">{say('import.couplingsNext')}</p>
      )}
      {onlyCouplings && !open && <p className="callout">{say('import.couplingsAlone')}</p>}
      {project && dirty && (
        <div className="callout import-dirty" data-tone="attention">
          <p>{say('import.dirty', { name: open?.region.name ?? open?.region.id ?? '' })}</p>
          <Button icon={<Save aria-hidden />} onClick={saveProject}>
            {say('top.saveProject')}
          </Button>
        </div>
      )}
      {!project && !canCouple && (open || !onlyCouplings) && (
        <p className="muted">{say('import.untouched')}</p>
      )}
    </Modal>
  );
}

function FileCard({ file }: { file: ReadFile }) {
  const say = useSay();
  const isPartly = file.kind === 'couplings' && (file.counts.couplings ?? 0) > 0;
  const failed = hasErrors(file.issues) && !isPartly;
  const warned = file.issues.some((it) => it.severity !== 'info');
  const Icon = failed ? FileX2 : warned ? FileWarning : FileCheck2;
  const counts = Object.entries(file.counts).filter(([, count]) => count > 0);
  return (
    <li className="import-file" data-state={failed ? 'bad' : warned ? 'attention' : 'good'}>
      <Icon size={20} aria-hidden />
      <div>
        <p>
          <strong>{file.file}</strong>{' '}
          <span className="muted">
            {`import.kind.${file.kind}` in english ? say(`import.kind.${file.kind}` as MessageId) : file.kind}
          </span>
        </p>
        {counts.length > 0 && (
          <p className="muted">
            {counts
              .map(([name, count]) =>
                `import.count.${name}` in english
                  ? say(`import.count.${name}` as MessageId, { count })
                  : `${count} ${name}`,
              )
              .join(' · ')}
          </p>
        )}
        {file.issues.length > 0 && <IssueList issues={file.issues} />}
      </div>
    </li>
  );
}
