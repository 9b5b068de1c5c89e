/** Sentences of the readers and writers of PSS/E and pandapower files and of `convert`. ICU message format. */
export const issuesFormats = {
  'psse.notACase':
    'The first line does not begin with the case identification of PSS/E (0, base MVA, version). Choose a power flow case saved as RAW.',
  'psse.changeCase':
    'The first number says that the file changes a case that is already open (IC = 1). Save the whole case as RAW and read that file.',
  'psse.noVersion': 'The first line does not say the version; the file is read as version 33.',
  'psse.version':
    'The file says RAW version {version}; versions {oldest} to {newest} are read. Save it in PSS/E as version 33 or 34.',
  'psse.badBase': 'The system base is {base} MVA. Give a positive number in the first line.',
  'psse.cutOff':
    'The file ends within the section {section}, before all of its lines and transformers are there. It is cut off; get it again.',
  'psse.noEnd':
    'The file ends within the section {section} without a closing 0 or Q. What follows the transformers may be missing.',
  'psse.sectionMissing':
    'The section {section} was passed over by the comments of the file. Save the whole case as RAW and read that file.',
  'psse.columnCount':
    'This record of section {section} has {has, plural, one {# value} other {# values}}, at least {expected} are needed. Check for a broken line or a missing comma.',
  'psse.recordLines':
    'A record of section {section} has {expected} lines; the last one here has fewer. The file may be cut off, or a line is missing before this section ends.',
  'psse.notANumber':
    'The value of {field} is “{text}”, which is not a number. Write a number with a decimal point, and quote names that hold a comma.',
  'psse.busNumber': 'The bus number “{text}” is not a whole number above 0. Give each bus a number.',
  'psse.duplicateBus':
    'Bus {id} is given twice, first in line {earlier}. Remove one of the two or give it another number.',
  'psse.busType': 'Bus {id} has type code {text}; 1 to 4 are known. Correct IDE.',
  'psse.unknownBus':
    'This record of section {section} names bus “{busId}”, which the bus section does not hold. Add the bus or correct the number.',
  'psse.negativeRating': 'Branch {id} has {field} = {rating}. Give a rating of 0 (none) or more.',
  'psse.zeroReactance':
    'Branch {id} has no reactance. PSS/E joins its two buses; here {reactance} p.u. stands for it, its threshold of zero impedance.',
  'psse.badRatio':
    'The turns ratio of transformer {id} is not a positive number. Correct WINDV, NOMV or the code CW.',
  'psse.limitsCrossed':
    'Generator {id} has a lower limit of {minMw} MW above its upper limit of {maxMw} MW. Correct PB or PT.',
  'psse.starBuses':
    '{count, plural, one {# transformer with three windings has} other {# transformers with three windings have}} a star bus of its own, numbered from {first} on.',
  'psse.leftOut':
    '{count, plural, one {# device of section {section} cannot be modelled and is} other {# devices of section {section} cannot be modelled and are}} left out; flows near them differ. Set their transfer as a load or a generator if it matters.',
  'psse.substations':
    'Substation data (nodes and breakers inside stations) are not used; the buses stand for them.',
  'psse.dcLosses':
    'The DC lines lose about {mw, number, ::.#} MW at their schedule. DC flow counts no losses, so what is sent arrives.',
  'psse.corrections':
    '{count, plural, one {# winding names} other {# windings name}} a table of impedance corrections. The impedances are used as they stand in the record; correct them there if the tap is far from neutral.',
  'psse.noBus': 'The file has no usable bus. Check that the bus section is there.',
  'psse.noGenerator': 'No generator is in service, so nothing can be supplied. Put a unit into service.',
  'psse.noReference':
    'No bus is a swing bus (type 3); in each island the bus of the largest unit is the reference.',

  'pandapower.notJson':
    'The text stops being JSON here. The file may be cut off or was edited by hand; save it again with pandapower.to_json.',
  'pandapower.notANet':
    'The JSON holds no bus table of pandapower. Choose a file saved with pandapower.to_json.',
  'pandapower.version':
    'The net was saved by pandapower {version}; version 2 and 3 are read. Open it with a newer pandapower and save it again.',
  'pandapower.noVersion': 'The file does not say its version; it is read as version 3.',
  'pandapower.noBase': 'The net has no positive sn_mva; 1 MVA is used, as pandapower does.',
  'pandapower.badTable':
    'The table {table} cannot be read as columns and rows. The file may be cut off; save it again with pandapower.to_json.',
  'pandapower.columnCount':
    'Row {index} of table {table} has {has, plural, one {# value} other {# values}} for {expected, plural, one {# column} other {# columns}}; it is left out. Save the net again.',
  'pandapower.indexCount':
    'Table {table} has {index, plural, one {# index} other {# indices}} for {rows, plural, one {# row} other {# rows}}. Save the net again.',
  'pandapower.duplicateIndex':
    'Index {index} stands twice in table {table}. Give each row an index of its own (reset_index in pandas).',
  'pandapower.notANumber':
    '{column} of row {index} in table {table} is “{text}”, which is not a number. Correct the value.',
  'pandapower.valueMissing':
    '{column} of row {index} in table {table} is empty or the column is missing. Give a number.',
  'pandapower.notPositive': '{column} of row {index} in table {table} has to be above 0. Correct the value.',
  'pandapower.unknownBus':
    '{column} of {path} is bus “{busId}”, which the bus table does not hold. Add the bus or correct the index.',
  'pandapower.zeroReactance':
    '{path} is in service and has no reactance, so no flow can be calculated. Give it one, or replace it by a switch.',
  'pandapower.switchOfNothing':
    '{path} belongs to {table} {element}, which is not there; it is left out. Correct the element or remove the switch.',
  'pandapower.fused':
    '{count, plural, one {# closed switch joins} other {# closed switches join}} buses into one node. All that hangs on such buses stands at the first of them, so losing one of these switches changes nothing; to study that, open it in pandapower and import the net again.',
  'pandapower.switchKind': '{path} has the kind “{kind}”; l, t, t3 and b are known. Correct the column et.',
  'pandapower.noTapTable':
    '{path} takes its ratio from a tap table that has no line for its position; the rated ratio is used. Add the line or the position.',
  'pandapower.badCost':
    'The points of cost curve {index} are not [from, to, cost per MW] triples; the curve is left out.',
  'pandapower.drawing':
    'The coordinates of {count, plural, one {# bus} other {# buses}} are those of a drawing, not degrees, and are not used. Add a table of coordinates if the places are known.',
  'pandapower.unreached':
    '{count, plural, one {# bus is} other {# buses are}} joined to no external grid in service (the first is bus {bus}); as in pandapower, {count, plural, one {it is} other {they are}} out of service. Close a switch or add an external grid to supply them.',
  'pandapower.leftOut':
    '{count, plural, one {# row} other {# rows}} of table {table} cannot be modelled and are left out; flows near them differ.',
  'pandapower.noBus': 'The net has no usable bus. Check that the bus table is there.',
  'pandapower.noGenerator':
    'No external grid and no generator is in service, so nothing can be supplied. Put one into service.',
  'pandapower.noReference':
    'No external grid is in service; in each island the bus of the largest unit is the reference.',

  'convert.busNumbers':
    '{count, plural, one {# bus has} other {# buses have}} an id that cannot be a number here; the id stands in the name.',
  'convert.costLost':
    'The cost curves of {count, plural, one {# unit} other {# units}} (the first is {id}) cannot be said in this format and are left out.',
  'convert.deadBuses':
    '{count, plural, one {# bus has} other {# buses have}} no supply in an island without a unit, and {count, plural, one {is} other {are}} written as out of service.',
  'convert.references':
    '{count, plural, one {# bus was} other {# buses were}} made the reference of an island that the file gives none, so that the flows are the same.',
  'convert.coordinates':
    'The file holds the places of components as they are. Pass it on only to those who may know them.',
  'convert.noNetwork': 'The project has no water network “{id}”. It has: {known}.',
  'convert.whichNetwork': 'The project has several water networks: {known}. Name one with --network ID.',
  'convert.zonesTemplate':
    'The project has no supply zones, so the file is an empty table with examples behind “#”. Fill it in and open it with the grid.',
  'convert.noWater': 'The project has no water network.',
  'cli.convertFiles':
    'Name the file to read and the file to write. OUT ends in .m, .json (pandapower), .inp, .csv (supply zones), .lifeline.json or .lifeline.',
  'cli.convertSame': 'The two files are the same. Give the result another name.',
  'cli.convertHelp':
    'Writes a grid or a project in another format, told by the ending.\nIN: a MATPOWER case (.m), a PSS/E case (.raw), a pandapower net (.json), an EPANET network (.inp), a table of supply zones (.csv, .xlsx) or a project.\nOUT: .m (MATPOWER), .json (pandapower), .lifeline.json or .lifeline (project), .inp (a water network of a project), .csv (its supply zones, or a template for them).\nA grid keeps its DC power flow; feeders are summed into their bus. Bus numbers stay; other ids get a number and stand in the name.\n--network ID     which water network goes into the .inp\n--handling MARK  TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED; by default that of the project, else TLP:AMBER+STRICT\n--coordinates    write places in full precision (pandapower and .inp); by default none are written\nOutput: nothing; the file.',
} as const;
