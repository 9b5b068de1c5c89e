import type { RunEvent } from '../model/run-event';
import { type Language, type MessageId, say } from './catalogue';

const shutSentences: Partial<Record<RunEvent['kind'], MessageId>> = {
  componentLost: 'event.wasShut',
  componentRepaired: 'event.wasOpened',
};

/**
 * A logged event as a sentence without a full stop: what happened to the named component, with the logged
 * figures in brackets. `name` is the component's name for people; `isShut` says of a loss that it closed an undamaged valve or pipe.
 */
export function sayEvent(event: RunEvent, name: string, language: Language = 'en', isShut = false): string {
  const id = (isShut && shutSentences[event.kind]) || (`event.${event.kind}` as MessageId);
  const sentence = say(id, { name }, language);
  const details = detailsOf(event, language);
  return details.length === 0 ? sentence : `${sentence} (${details.join(', ')})`;
}

function detailsOf(event: RunEvent, language: Language): string[] {
  const details: string[] = [];
  if (event.loading !== undefined && event.loading > 0) {
    details.push(say('event.detail.loading', { percent: Math.round(event.loading * 100) }, language));
  }
  if (event.valueMw !== undefined && event.valueMw !== 0) {
    details.push(say('event.detail.mw', { mw: threeDigits(Math.abs(event.valueMw)) }, language));
  }
  const { people, dieselL, waterM3 } = event.values ?? {};
  if (people !== undefined) {
    const serves = event.component === 'facility';
    details.push(
      say(serves ? 'event.detail.serves' : 'event.detail.people', { people: grouped(people) }, language),
    );
  }
  if (dieselL !== undefined) {
    details.push(say('event.detail.dieselL', { litres: grouped(dieselL) }, language));
  }
  if (waterM3 !== undefined) {
    details.push(say('event.detail.waterM3', { m3: threeDigits(waterM3) }, language));
  }
  const { beds, share, slowedS } = event.values ?? {};
  if (beds !== undefined) details.push(say('event.detail.beds', { beds: grouped(beds) }, language));
  if (event.kind === 'pumpLimited' && share !== undefined)
    details.push(say('event.detail.pumpShare', { percent: Math.round(100 * share) }, language));
  if (slowedS !== undefined)
    details.push(say('event.detail.slowed', { hours: threeDigits(slowedS / 3600) }, language));
  const { flowErrorShare, imbalanceM3 } = event.values ?? {};
  if (flowErrorShare !== undefined) {
    const percent = threeDigits(100 * flowErrorShare);
    details.push(say('event.detail.flowError', { percent }, language));
  }
  if (imbalanceM3 !== undefined) {
    details.push(say('event.detail.imbalance', { m3: threeDigits(imbalanceM3) }, language));
  }
  return details;
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}

/** Whole number with a thin space for thousands. */
function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** The system an event belongs to, for filters and signs. */
export type EventSystem = 'damage' | 'electricity' | 'water' | 'facilities';

export function systemOf(event: Pick<RunEvent, 'kind' | 'component'>): EventSystem {
  const { kind } = event;
  if (kind.startsWith('component') || kind.startsWith('repair')) return 'damage';
  if (
    event.component === 'facility' ||
    kind.startsWith('facility') ||
    kind.startsWith('backup') ||
    kind === 'delivered'
  ) {
    return 'facilities';
  }
  if (/^(pump|source|tank|area|upperFloors|water|hydraulics)/.test(kind)) return 'water';
  return 'electricity';
}
