import type { RunBand } from '../../model/run-record';
import type { OperatorPolicy } from '../../model/scenario';
import { formatNumber, formatShare } from '../charts/format-number';
import type { Say } from '../kit/use-say';
import { type BandSummary, sentencesOf, summariseBand } from './band-summary';

export interface BandRow {
  key: 'bare' | 'chosen' | 'best';
  name: string;
  definition: string;
  unservedMwh: number;
  /** Against no operators; undefined where that is the row, or nothing was unserved. */
  avoidedShare?: number;
}

/** A band as people read it: three rows and what they mean, in plain sentences. */
export interface BandWords {
  rows: BandRow[];
  sentences: { key: string; text: string }[];
  /** False where the three are one curve. */
  hasWidth: boolean;
}

export function sayBand(band: RunBand, operators: OperatorPolicy, language: string, say: Say): BandWords {
  const summary = summariseBand(band);
  const { bareMwh, chosenMwh, bestMwh } = summary;
  const avoided = (mwh: number) => (bareMwh > 0 ? (bareMwh - mwh) / bareMwh : undefined);
  const policy = say(`scenario.operators.${operators}`);
  const rows: BandRow[] = [
    {
      key: 'bare',
      name: say('band.row.bare'),
      definition: say('band.row.bare.definition'),
      unservedMwh: bareMwh,
    },
    {
      key: 'chosen',
      name: say('band.row.chosen', { policy: policy.toLocaleLowerCase(language) }),
      definition: say('band.row.chosen.definition'),
      unservedMwh: chosenMwh,
      avoidedShare: avoided(chosenMwh),
    },
    {
      key: 'best',
      name: say('band.row.best'),
      definition: say('band.row.best.definition'),
      unservedMwh: bestMwh,
      avoidedShare: avoided(bestMwh),
    },
  ];
  const params = paramsOf(summary, language);
  return {
    rows,
    hasWidth: summary.widthMw > 0,
    sentences: sentencesOf(summary, operators).map((key) => ({
      key,
      text: say(`band.sentence.${key}`, params),
    })),
  };
}

function paramsOf(summary: BandSummary, language: string): Record<string, string> {
  const { bareMwh, chosenMwh, bestMwh } = summary;
  const short = (value: number) => formatNumber(value === 0 ? 0 : Number(value.toPrecision(3)), language);
  const apart = (more: number, less: number) => short(roundedGap(more, less, Math.max(bareMwh, chosenMwh)));
  return {
    bareMwh: short(bareMwh),
    bestMwh: short(bestMwh),
    gainMwh: apart(bareMwh, bestMwh),
    gainShare: formatShare(bareMwh > 0 ? (bareMwh - bestMwh) / bareMwh : 0),
    avoidedMwh: apart(bareMwh, chosenMwh),
    moreMwh: apart(chosenMwh, bareMwh),
    belowH: short(summary.belowH),
    belowMw: short(summary.belowMw),
  };
}

/** What lies between two figures as they are shown, with three digits of `most`; one digit where they would be the same. */
export function roundedGap(more: number, less: number, most: number): number {
  if (more === less) return 0;
  const exponent = Number(most.toExponential().split('e')[1]) - 2;
  const step = Number(`1e${exponent}`);
  const steps = Math.round(more / step) - Math.round(less / step);
  return steps === 0 ? Number((more - less).toPrecision(1)) : Number((steps * step).toPrecision(3));
}

/** What a policy avoids, against no operators; more unserved than that is a minus. */
export function sayAvoided(share: number): string {
  if (Math.abs(share) < 0.0005) return '0 %';
  if (share > 0 && share < 0.005) return '< 1 %';
  return share < 0 ? `−${formatShare(-share)}` : formatShare(share);
}
