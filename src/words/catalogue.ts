import { IntlMessageFormat } from 'intl-messageformat';
import type { Issue } from '../model/result';
import { cli } from './en/cli';
import { cliHydraulics } from './en/cli-hydraulics';
import { events } from './en/events';
import { fragility } from './en/fragility';
import { generate } from './en/generate';
import { issuesAc } from './en/issues-ac';
import { issuesCore } from './en/issues-core';
import { issuesFootprint } from './en/issues-footprint';
import { issuesFormats } from './en/issues-formats';
import { issuesInp } from './en/issues-inp';
import { issuesIo } from './en/issues-io';
import { issuesPower } from './en/issues-power';
import { issuesRedispatch } from './en/issues-redispatch';
import { issuesRegion } from './en/issues-region';
import { issuesRun } from './en/issues-run';
import { issuesWater } from './en/issues-water';
import { issuesWaterEdit } from './en/issues-water-edit';
import { issuesZones } from './en/issues-zones';
import { metrics } from './en/metrics';
import { parameters } from './en/parameters';
import { schedule } from './en/schedule';
import { uiApp } from './en/ui-app';
import { uiArchive } from './en/ui-archive';
import { uiBand } from './en/ui-band';
import { uiBoards } from './en/ui-boards';
import { uiChoose } from './en/ui-choose';
import { uiDeadlock } from './en/ui-deadlock';
import { uiEdit } from './en/ui-edit';
import { uiEditFields } from './en/ui-edit-fields';
import { uiEdits } from './en/ui-edits';
import { uiFootprint } from './en/ui-footprint';
import { uiHelp } from './en/ui-help';
import { uiImport } from './en/ui-import';
import { uiInspector } from './en/ui-inspector';
import { uiMap } from './en/ui-map';
import { uiNewRegion } from './en/ui-new-region';
import { uiPicture } from './en/ui-picture';
import { uiRegion } from './en/ui-region';
import { uiReport } from './en/ui-report';
import { uiResults } from './en/ui-results';
import { uiScenario } from './en/ui-scenario';
import { uiSurvival } from './en/ui-survival';
import { uiTimeline } from './en/ui-timeline';
import { uiTour } from './en/ui-tour';
import { uiVoltage } from './en/ui-voltage';
import { uiWater } from './en/ui-water';
import { uiWaterChecks } from './en/ui-water-checks';
import { waterChecks } from './en/water-checks';

/** English is the reference catalogue; other languages hold the same keys. One file per subject in `en/`. */
export const english = {
  ...uiMap,
  ...uiTimeline,
  ...uiNewRegion,
  ...uiTour,
  ...cli,
  ...events,
  ...fragility,
  ...generate,
  ...issuesCore,
  ...issuesPower,
  ...issuesAc,
  ...cliHydraulics,
  ...issuesFootprint,
  ...issuesFormats,
  ...issuesInp,
  ...issuesWater,
  ...issuesWaterEdit,
  ...issuesZones,
  ...parameters,
  ...metrics,
  ...issuesRun,
  ...issuesIo,
  ...issuesRedispatch,
  ...issuesRegion,
  ...uiApp,
  ...uiArchive,
  ...uiPicture,
  ...uiBand,
  ...uiBoards,
  ...uiChoose,
  ...uiDeadlock,
  ...uiEdit,
  ...uiEditFields,
  ...uiEdits,
  ...uiFootprint,
  ...uiHelp,
  ...uiReport,
  ...uiImport,
  ...uiInspector,
  ...uiResults,
  ...schedule,
  ...uiScenario,
  ...uiRegion,
  ...uiSurvival,
  ...uiVoltage,
  ...waterChecks,
  ...uiWater,
  ...uiWaterChecks,
} as const;

export type MessageId = keyof typeof english;
export type Language = 'en' | 'uk';
export type MessageParams = Record<string, string | number>;

const catalogues: Record<Language, Partial<Record<string, string>>> = { en: english, uk: {} };
/** Languages that have a catalogue. */
export const languages = (Object.keys(catalogues) as Language[]).filter(
  (it) => Object.keys(catalogues[it]).length > 0,
);

const compiled = new Map<string, IntlMessageFormat>();

/** The sentence for a message, in a language, with its parameters; English where a translation is missing. */
export function say(id: MessageId, params: MessageParams = {}, language: Language = 'en'): string {
  return format(id, params, language);
}

/** The sentence for an issue. A code without a message is shown as the code and its parameters. */
export function sayIssue(it: Issue, language: Language = 'en'): string {
  try {
    if (it.code in english) return format(it.code, it.params, language);
  } catch {
    // A parameter is missing: the bare code below still says what it is, and the panel stays.
  }
  return `${it.code} ${JSON.stringify(it.params)}`;
}

function format(id: string, params: MessageParams, language: Language): string {
  const key = `${language}:${id}`;
  let message = compiled.get(key);
  if (!message) {
    message = new IntlMessageFormat(catalogues[language][id] ?? english[id as MessageId], language);
    compiled.set(key, message);
  }
  return String(message.format(params));
}
