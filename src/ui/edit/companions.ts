import type { EditedKind } from '../../model/edits/edited-kind';
import { isNetworkKind } from '../../model/edits/edited-kind';
import type { Field } from './field';

const joining: readonly Field[] = [
  { key: 'joinsId', type: 'text', label: 'edit.joins' },
  { key: 'pipeLengthM', type: 'number', label: 'edit.pipeLength', unit: 'm', min: 0 },
  { key: 'pipeDiameterM', type: 'number', label: 'edit.pipeDiameter', unit: 'mm', scale: 1000, min: 0 },
];

/** Fields that go with a new component and are no part of it: its network, its coupling, its pipe. */
export function companionsOf(kind: EditedKind): readonly Field[] {
  const network: Field = { key: 'networkId', type: 'name', of: 'network', label: 'edit.network' };
  if (kind === 'facility')
    return [{ key: 'poweredFromId', type: 'name', of: 'bus', label: 'edit.poweredFrom', optional: true }];
  if (kind === 'junction' || kind === 'tank' || kind === 'reservoir') return [network, ...joining];
  return isNetworkKind(kind) ? [network] : [];
}
