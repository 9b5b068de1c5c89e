import { exportMark } from '../../../commands/export-mark';
import { fileStem, offerFile } from '../../../commands/save-project';
import { useMapArchives } from '../../../store/map-archives';
import { projectOfState, useProject } from '../../../store/project';
import { useSettings } from '../../../store/settings';
import { useView } from '../../../store/view';
import { formatDay, formatRunTime, localClock } from '../../charts/time-axis';
import { scenarioName } from '../../kit/scenario-name';
import type { Say } from '../../kit/use-say';
import type { LegendGroup } from '../legend/legend-model';
import type { MapHost } from '../map-host';
import type { Palette } from '../palette';
import type { DrawnState } from '../use-map-state';
import { captureMap } from './capture-map';
import { composePicture, type PictureWords } from './compose-picture';
import { withText } from './png-text';
import { scaleBar } from './scale-bar';

export interface PictureOrder {
  host: MapHost;
  drawn: DrawnState;
  palette: Palette;
  groups: readonly LegendGroup[];
  /** Pixels to a css px: 1 for the screen, 2 for print. */
  times: 1 | 2;
  withLegend: boolean;
  say: Say;
}

/** Saves what the map shows as a PNG with title, legend, scale, moment and marks. False where the browser could not make it. */
export async function savePicture(order: PictureOrder): Promise<boolean> {
  const { host, palette, times } = order;
  const project = projectOfState(useProject.getState());
  if (!project) return false;
  const { timeS } = useView.getState();
  const mark = exportMark(project);
  const { clientWidth: widthPx, clientHeight: heightPx } = host.map.getContainer();
  const words = wordsOf(order, timeS, mark);
  const map = await captureMap(host.map, times);
  const groups = order.withLegend ? shownRows(order.groups) : [];
  const sheet = composePicture({ map, widthPx, heightPx, times, palette, groups, words });
  const blob = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/png'));
  if (!blob) return false;
  const png = withText(new Uint8Array(await blob.arrayBuffer()), aboutOf(order, timeS, words, mark));
  const stem = fileStem(mark.projectName);
  const moment = formatRunTime(timeS)
    .replace(/[^\dA-Za-z]+/g, '-')
    .toLowerCase();
  offerFile(`${stem}-map-${moment}.png`, png, 'image/png');
  return true;
}

/** The legend without what is switched off: nobody can switch it on in a picture. */
function shownRows(groups: readonly LegendGroup[]): LegendGroup[] {
  const { layers, hiddenKinds } = useView.getState();
  return groups.map((it) => ({
    ...it,
    rows: it.rows.filter(
      ({ switchId, kind }) => (!switchId || layers[switchId]) && (!kind || !hiddenKinds.includes(kind)),
    ),
  }));
}

type Mark = ReturnType<typeof exportMark>;

function wordsOf({ host, drawn, say }: PictureOrder, timeS: number, mark: Mark): PictureWords {
  const { region, scenario, reader, features, isStale } = drawn;
  const { language } = useSettings.getState();
  const { map } = host;
  const clock = scenario && localClock(scenario.startLocal, timeS);
  const moment = [
    scenario && scenarioName(scenario, language, say),
    formatRunTime(timeS),
    clock && `${formatDay(clock.date, language)}, ${clock.time}`,
  ];
  const isDrawing = region.baseMap.schematic === true || features.drawnCount > 0;
  const bar = scaleBar(map.getZoom(), map.getCenter().lat, 120);
  const length =
    bar.lengthM >= 1000
      ? say('picture.km', { km: bar.lengthM / 1000 })
      : say('picture.m', { m: bar.lengthM });
  const run = reader?.record.identity;
  const attributions = useMapArchives
    .getState()
    .archives.filter((it) => it.isShown && it.attribution !== '')
    .map((it) => say('archive.from', { text: it.attribution }));
  return {
    title: mark.projectName,
    subtitle: moment.filter((it) => it !== undefined && it !== '').join(' · '),
    mark: mark.handling,
    synthetic: region.synthetic ? say('map.synthetic') : undefined,
    legendTitle: say('map.legend'),
    scale: isDrawing ? undefined : { text: length, widthPx: bar.widthPx },
    north: say('picture.north'),
    foot: [
      run ? say('picture.run', { run: run.runId, seed: String(run.seed) }) : say('picture.noRun'),
      ...(isStale ? [say('picture.stale')] : []),
      ...(isDrawing ? [say('map.schematic')] : []),
      ...attributions,
      say('picture.made', { date: mark.exportedAt.slice(0, 16).replace('T', ' ') }),
    ],
  };
}

/** What goes into the file beside the picture. */
function aboutOf(
  { drawn }: PictureOrder,
  timeS: number,
  words: PictureWords,
  mark: Mark,
): Record<string, string> {
  const run = drawn.reader?.record.identity;
  return {
    Title: words.title,
    Description: words.subtitle,
    Software: 'Lifeline',
    'Creation Time': mark.exportedAt,
    Handling: mark.handling,
    Synthetic: String(drawn.region.synthetic === true),
    'Time s': String(timeS),
    ...(run
      ? { Run: run.runId, Fingerprint: run.fingerprint, Scenario: run.scenarioId, Seed: String(run.seed) }
      : {}),
  };
}
