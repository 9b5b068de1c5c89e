/** Why a change of a water network was refused. */
export const issuesWaterEdit = {
  'waterEdit.noElement': '“{id}” is not in this network. Nothing was changed.',
  'waterEdit.idTaken': '“{id}” is already used in this network. Choose another id. Nothing was changed.',
  'waterEdit.badId':
    '“{id}” cannot be an id in a network: up to 31 characters, no spaces, commas, semicolons, quotes or brackets. Nothing was changed.',
  'waterEdit.noPlacement':
    'The network of “{id}” has no place on the map yet. Place the network first (Region, Overview). Nothing was changed.',
  'waterEdit.noNetwork': 'Network “{id}” is no longer there. Nothing was changed.',
} as const;
