/** Sentences of tables of supply zones. ICU message format. */
export const issuesZones = {
  'zones.noTable':
    'There is no table of supply zones: no header row with kind, id and a capacity, volume or demand. Start from the program’s template.',
  'zones.noColumns':
    'The header lacks a column “kind” (вид) or “id” (код). Columns found: {columns}. Add it.',
  'zones.noUnit':
    'The column “{header}” does not say its unit, so its figures could mean anything. Put one into the header: {units}.',
  'zones.unknownColumn': 'The column “{header}” is not known and is not read.',
  'zones.unknownKind':
    '“{kind}” is no kind of row, so the row is left out. Use source, treatment, station, reservoir, zone or link.',
  'zones.noId': 'The row has no id and is left out. Give it one.',
  'zones.slash':
    'The id {id} holds a slash, so the row is left out. Slashes belong to hydraulic networks; use another sign.',
  'zones.badNumber':
    '“{text}” under “{header}” is not a number that fits there, so the row is left out. Correct it.',
  'zones.commaUnclear':
    '“{text}” under “{header}” could be thousands or a decimal comma, so the row is left out. Write it without a comma.',
  'zones.twice': 'The id {id} already stands on line {earlier}; this row is left out. Give each its own id.',
  'zones.noZone': 'The table has no usable row of kind zone, so nobody would be served. Add one.',
  'zones.noDemand':
    'The zone {id} has neither a demand nor people, so it needs no water. Fill in one of them.',
  'zones.usualDemand':
    'The zone {id} states no demand; its people count with the usual litres a day of the assumptions.',
  'zones.noVolume': 'The reservoir {id} has no volume, so it stores nothing. Fill in its usable volume.',
  'zones.usualFill': 'The reservoir {id} states no fill; it starts with the usual fill of the assumptions.',
  'zones.noCapacity': '{id} states no capacity; only its links limit it.',
  'zones.halfPlace': '{id} has only one of longitude and latitude, so it has no place. Fill in both.',
  'zones.endsOfNode':
    '{id} is no link, so its “from” and “to” are not read. Give each connection a row of kind link.',
  'zones.noEnd':
    'The link {id} is left out: there is no usable row for {missing}. Correct “from” and “to”, or the rows they name.',
  'zones.linkWithoutCapacity': 'The link {id} has no capacity and is left out. Fill it in.',
  'zones.kwWithoutBus':
    '{id} names kW or a backup set but no bus or feeder, so it always has power. Name where its power comes from.',
  'zones.needsNoPower':
    '{id} is a zone or reservoir, which needs no power; its bus and feeder are not read. Put them on its station.',
  'zones.backupWithoutKw':
    '{id} has a backup set but no kW, so the set is not taken over. Fill in the kW it needs.',
  'zones.backupWithoutFuel':
    'The backup set of {id} has no fuel stated and starts with none. Fill in the litres.',
  'zones.noSuchBus':
    '{id} names the bus {bus}, which is not in the grid; it is left without a connection and always has power. Correct the bus.',
  'zones.noSuchFeeder':
    '{id} names the feeder {feeder}, which does not exist or is on another bus; it is left without a connection and always has power. Correct the feeder.',
  'zones.workbookTooBig':
    'The workbook unpacks to more than {most} MB. Save the sheet of supply zones alone.',
  'zones.workbookBroken':
    'The workbook cannot be read. Open it in a spreadsheet program and save it as .xlsx or .csv.',
} as const;
