import {
  Building2,
  Cable,
  Cylinder,
  Droplet,
  Factory,
  Link2,
  Plus,
  Route,
  Table2,
  Waypoints,
  Zap,
} from 'lucide-react';
import { type AddKind, setTool } from '../../store/view';
import { Menu, MenuItem, MenuLabel, MenuRule } from '../kit/menu';
import { useSay } from '../kit/use-say';
import { beginAdding } from './draft-store';
import { showGrid } from './grid/grid-store';

const gridKinds: readonly (readonly [AddKind, typeof Zap])[] = [
  ['bus', Zap],
  ['branch', Cable],
  ['generator', Factory],
  ['facility', Building2],
  ['waterPoint', Droplet],
];
const networkKinds: readonly (readonly [AddKind, typeof Zap])[] = [
  ['junction', Waypoints],
  ['tank', Cylinder],
  ['pipe', Route],
];

/** The map's group "Edit": what can be added by clicks, and the way to the tables. */
export function AddMenu({ hasNetworks }: { hasNetworks: boolean }) {
  const say = useSay();
  const kinds = hasNetworks ? [...gridKinds, ...networkKinds] : gridKinds;
  return (
    <Menu
      trigger={
        <button type="button" className="button map-float" aria-label={say('edit.menu')}>
          <Plus aria-hidden="true" />
          <span className="map-wide-only">{say('edit.menu')}</span>
        </button>
      }
    >
      <MenuLabel>{say('edit.addTitle')}</MenuLabel>
      {kinds.map(([kind, Icon]) => (
        <MenuItem key={kind} icon={<Icon size={16} aria-hidden />} onSelect={() => beginAdding(kind)}>
          {say(`edit.add.${kind}`)}
        </MenuItem>
      ))}
      <MenuItem icon={<Link2 size={16} aria-hidden />} onSelect={() => setTool({ kind: 'couple' })}>
        {say('edit.add.coupling')}
      </MenuItem>
      <MenuRule />
      <MenuItem icon={<Table2 size={16} aria-hidden />} onSelect={() => showGrid('bus')}>
        {say('edit.table')}
      </MenuItem>
    </Menu>
  );
}
