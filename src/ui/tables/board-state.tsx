import {
  BatteryMedium,
  DropletOff,
  Droplets,
  Fuel,
  Hourglass,
  Sun,
  TriangleAlert,
  Zap,
  ZapOff,
} from 'lucide-react';
import { facilityWaterStates } from '../../model/run-record';
import type { MessageId } from '../../words/catalogue';
import { formatShare } from '../charts/format-number';
import { useSay } from '../kit/use-say';
import { stateNames } from '../map/state-classes';
import type { BoardRow } from './board-rows';

const powerIcons = [Zap, Fuel, BatteryMedium, TriangleAlert, ZapOff, ZapOff, Sun] as const;

/** State of electricity by sign and words; nothing where there is no run. */
export function PowerState({ power, powerShare = 1 }: Pick<BoardRow, 'power' | 'powerShare'>) {
  const say = useSay();
  if (power === undefined) return null;
  const Icon = powerIcons[power] ?? Zap;
  const name = stateNames.facilityPower[power];
  return (
    <span data-power={name}>
      <Icon size={14} aria-hidden />
      {say(`board.powerFrom.${name}` as MessageId, { share: formatShare(powerShare) })}
    </span>
  );
}

/** Where its water comes from, by sign and words; nothing while it is served, unless `always`. */
export function WaterState({ row, always }: { row: BoardRow; always?: boolean }) {
  const say = useSay();
  const { water } = row;
  if (water === undefined) return null;
  const isDry = water === facilityWaterStates.none;
  const isShort = water === facilityWaterStates.low || water === facilityWaterStates.storage;
  if (!isDry && !isShort && !always) return null;
  const name = stateNames.facilityWater[water];
  return (
    <span data-water={isDry ? 'none' : isShort ? 'low' : 'served'}>
      {isDry && <DropletOff size={14} aria-hidden />}
      {isShort && <Droplets size={14} aria-hidden />}
      {say(`board.waterFrom.${name}` as MessageId)}
    </span>
  );
}

/** Clocks and harm with their sign. */
export function ClockState({ phrases, isHarm }: { phrases: readonly string[]; isHarm: boolean }) {
  if (phrases.length === 0) return null;
  const Icon = isHarm ? TriangleAlert : Hourglass;
  return (
    <span data-harm={isHarm ? '' : undefined}>
      <Icon size={13} aria-hidden />
      <span>{phrases.join(' · ')}</span>
    </span>
  );
}
