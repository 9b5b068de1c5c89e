import {
  BatteryMedium,
  CircleAlert,
  CircleCheck,
  CircleX,
  Droplet,
  DropletOff,
  Droplets,
  Fuel,
  Sun,
  TriangleAlert,
  Zap,
  ZapOff,
} from 'lucide-react';
import { useSay } from '../kit/use-say';
import type { Description } from '../map/describe-component';

type State = Description['states'][number];

const ownIcons: Partial<Record<State['id'], typeof Zap>> = {
  'map.state.lostNow': CircleX,
  'map.state.bus.live': Zap,
  'map.state.bus.dead': ZapOff,
  'map.state.branch.dead': ZapOff,
  'map.state.feeder.served': Zap,
  'map.state.feeder.partial': TriangleAlert,
  'map.state.feeder.shed': ZapOff,
  'map.state.feeder.dark': ZapOff,
  'map.state.facilityPower.grid': Zap,
  'map.state.facilityPower.battery': BatteryMedium,
  'map.state.facilityPower.solar': Sun,
  'map.state.facilityPower.partial': TriangleAlert,
  'map.state.facilityPower.dark': ZapOff,
  'map.state.facilityWater.served': Droplet,
  'map.state.facilityWater.low': Droplets,
  'map.state.facilityWater.storage': Droplets,
  'map.state.link.noPower': ZapOff,
  'map.state.junction.full': Droplet,
  'map.state.junction.weak': Droplets,
  'map.state.junction.low': Droplets,
  'map.state.link.leaking': Droplets,
  'map.state.source.closed': ZapOff,
  'map.state.supply.closed': ZapOff,
  'map.state.supply.zoneWell': Droplet,
  'map.state.supply.zonePart': Droplets,
  'map.state.tank.holds': Droplet,
  'map.state.waterPoint.open': Droplet,
  'map.state.waterPoint.noPower': ZapOff,
  'map.state.area.noPower': ZapOff,
};
const toneIcons = { plain: CircleCheck, bad: CircleAlert, backup: Fuel, water: DropletOff } as const;

/** How a component is, each state with its sign. */
export function StateChips({ states }: { states: readonly State[] }) {
  const say = useSay();
  if (states.length === 0) return null;
  return (
    <ul className="state-chips">
      {states.map((it) => {
        const Icon = ownIcons[it.id] ?? (it.id.endsWith('.lost') ? CircleX : toneIcons[it.tone]);
        return (
          <li key={it.id} data-tone={it.tone}>
            <Icon size={14} aria-hidden />
            {say(it.id)}
          </li>
        );
      })}
    </ul>
  );
}
