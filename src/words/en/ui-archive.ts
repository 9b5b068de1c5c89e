/** Map files (PMTiles) that a user drops. */
export const uiArchive = {
  'archive.title': 'Map files',
  'archive.none':
    'Drop a PMTiles file on the window to lay a map under the networks. It is read on this machine.',
  'archive.session': 'Kept until this page is closed. Read on this machine; nothing is sent.',
  'archive.open': 'Open a map file…',
  'archive.remove': 'Remove {file}',
  'archive.elsewhere': 'Does not cover this region.',
  'archive.tileBroken':
    'A part of this file could not be read. The rest is drawn; fetch the file anew if it matters.',
  'archive.from': 'Map file: {text}',
  'archive.opened': '{file} lies under the networks now. Layers has its switch.',
  'archive.notOne':
    '{file} is not a PMTiles archive: its first bytes say something else. Nothing was changed.',
  'archive.version':
    '{file} is a PMTiles archive of version {version}; version 3 is read here. Convert it with the pmtiles program.',
  'archive.cutOff':
    '{file} is cut off: it has {bytes, number} bytes of {wanted, number}. Copy or fetch it again; nothing was changed.',
  'archive.compression':
    '{file} is packed with Brotli or Zstandard. A browser reads gzip or no packing: convert the file first.',
  'archive.tileType': '{file} holds tiles that are neither vector tiles nor images. Nothing was changed.',
  'archive.noLayers':
    '{file} holds vector tiles but does not list their layers, so nothing of it can be drawn.',
  'archive.broken':
    '{file} could not be read as a PMTiles archive: its lists of tiles are damaged. Nothing was changed.',
} as const;
