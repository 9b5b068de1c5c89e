/** Sentences of the readers of files. Each says what happened and what to do. ICU message format. */
export const issuesIo = {
  'io.empty': 'The file is empty. Choose another, or get it again.',
  'io.tooBig': 'The file has {bytes} bytes, more than is read. Choose a smaller file.',
  'io.gaveUp':
    'So many rows are in error that the file was not read beyond line {line}. Check that it is the right file.',
  'io.binary':
    'The file is not text and not a zipped project. Choose a MATPOWER (.m), PSS/E (.raw) or pandapower (.json) case, an EPANET network (.inp), a project (.lifeline.json or .lifeline) or a table (.csv).',
  'io.unknownKind':
    'The kind of this file cannot be told. Choose a MATPOWER (.m), PSS/E (.raw) or pandapower (.json) case, an EPANET network (.inp), a project (.lifeline.json or .lifeline) or a table (.csv) with a header row.',
  'io.moreOfTheSame':
    '{count, plural, one {# more problem} other {# more problems}} of the same kind ({code}) in this file. Mend those listed first and read the file again.',
  'matpower.notACase':
    'No table of buses, branches or generators was found. Choose a MATPOWER case file (.m) with mpc.bus, mpc.gen and mpc.branch.',
  'matpower.version1':
    'This is a MATPOWER case of format version 1, which is not read. Convert it in MATPOWER with savecase(loadcase(…)), which writes version 2.',
  'matpower.otherVersion':
    'The file says format version {version}; version 2 is read. Save it in MATPOWER as version 2.',
  'matpower.noVersion': 'The file does not say its format version; it is read as version 2.',
  'matpower.noBase': "mpc.baseMVA is missing. Add a line such as 'mpc.baseMVA = 100;'.",
  'matpower.badBase': 'mpc.baseMVA is not a usable positive number. Give the system base in MVA.',
  'matpower.tableMissing':
    'The table mpc.{table} is missing. The file may be cut off; get it again or add the table.',
  'matpower.notClosed':
    'The table {table} that begins here is not closed by a bracket. The file may be cut off: rows after this point are missing. Get the file again or close the table.',
  'matpower.tableReshaped':
    'A later statement changes the size of mpc.{table}, so rows cannot be named. Save the case in MATPOWER with savecase and read that file.',
  'matpower.notRun':
    'This statement changes the case and cannot be run here: {text}. Save the case in MATPOWER with savecase, which writes the resulting tables, and read that file.',
  'matpower.ignored': 'This statement was not run: {text}. No table that is used depends on it by name.',
  'matpower.columnCount':
    'Row {row} of mpc.{table} has {has, plural, one {# column} other {# columns}} instead of {expected}. Add the missing values or remove what is too much.',
  'matpower.notANumber':
    'Row {row} of mpc.{table}: {field} is “{text}”, which is not a usable number. Put a number there.',
  'matpower.outOfScale':
    'Row {row} of mpc.{table}: {field} is {value}, which is beyond any grid. Correct the number.',
  'matpower.noBus': 'mpc.bus has no usable row. A grid needs at least one bus.',
  'matpower.busNumber':
    'Row {row} of mpc.bus has the bus number {text}. Bus numbers are whole and greater than 0.',
  'matpower.duplicateBus':
    'Bus {id} is already given on line {earlier}. Give each bus its own number; this row is left out.',
  'matpower.busType':
    'Bus {id} has type {text}. The types are 1 (load), 2 (voltage controlled), 3 (reference) and 4 (isolated).',
  'matpower.noReference':
    'No bus is a reference (type 3). In each island the bus of the largest unit takes that part.',
  'matpower.branchToNothing':
    'Branch {id} ends at bus {busId}, which is not in mpc.bus. Add the bus or correct the number; the branch is left out.',
  'matpower.branchToItself':
    'Branch {id} has bus {busId} at both ends, so it carries nothing. Check its ends.',
  'matpower.zeroReactance':
    'Branch {id} has a reactance of 0, for which the flow cannot be calculated. Give it a small reactance, such as 0.0001, or merge its two buses.',
  'matpower.negativeTap': 'Branch {id} has a turns ratio of {tap}. Give a positive ratio, or 0 for none.',
  'matpower.negativeRating':
    'Branch {id}: {field} is {rating} MVA. Give a rating of 0 (no limit) or more; it is taken as no limit.',
  'matpower.generatorAtNothing':
    'Generator {id} is at bus {busId}, which is not in mpc.bus. Add the bus or correct the number; the generator is left out.',
  'matpower.limitsCrossed':
    'Generator {id}: Pmin is {minMw} MW and Pmax is {maxMw} MW. Correct the two so that Pmin is not greater.',
  'matpower.noGenerator':
    'No generator is in service, so no load can be served. Add a row to mpc.gen or set the status of one to 1.',
  'matpower.dcLineToNothing':
    'DC line {id} ends at bus {busId}, which is not in mpc.bus. Add the bus or correct the number; the line is left out.',
  'matpower.costRows':
    'mpc.gencost has {rows} rows for {generators} generators. Give one row for each generator, or two where reactive power has a cost. Costs that are missing are left out.',
  'matpower.costModel':
    'Generator {id}: cost model {model} is unknown. The models are 1 (piecewise linear) and 2 (polynomial).',
  'matpower.costCount':
    'Generator {id}: the cost curve says {count} values, and the table has {columns} columns. Correct the number or add the columns.',

  'project.notJson':
    'The file is not well-formed JSON: it stops making sense at this place. It may be cut off; get it again.',
  'project.notAProject':
    'This JSON file is not a Lifeline project: it does not say "format": "lifeline-project". Choose a .lifeline.json or .lifeline file.',
  'project.noVersion': 'The project does not say its version. Save it again from the program that made it.',
  'project.newer':
    'The project is of version {version}; this program knows versions up to {known}. Update the program, or save the project in the older version.',
  'project.tooOld':
    'The project is of version {version}, which this program can no longer read. Open and save it with an older release first.',
  'project.wrongType': 'At {path}: a value of type {expected} is needed. Correct or remove the value.',
  'project.unknownKeys': 'At {path}: unknown {keys}. Remove what is not part of the format.',
  'project.wrongValue': 'At {path}: the value is not one of: {values}.',
  'project.tooSmall': 'At {path}: the value is too small; the least is {least}.',
  'project.tooBig': 'At {path}: the value is too great; the most is {most}.',
  'project.doesNotFit': 'At {path}: the value does not fit the format. Correct it.',
  'project.zipTooBig': 'Unpacked, the project is greater than {most} MB, which is refused.',
  'project.zipEntries':
    'The zipped project holds {count, plural, =0 {no project} other {# JSON files}}; exactly one is needed.',
  'project.zipBroken': 'The zipped project cannot be unpacked. The file is damaged or cut off; get it again.',

  'io.barredClass':
    'The row is of the class “{className}”. Military and defence sites are not part of this program; the row is left out.',

  'couplings.empty': 'The table has no rows. Give a header row and one row for each coupling.',
  'couplings.noBusColumn': 'No column says the bus. Columns found: {columns}. Name one “bus” (or “шина”).',
  'couplings.noIdColumn':
    'No column says what is coupled. Columns found: {columns}. Name one “id”, “pump” or “element”.',
  'couplings.unknownKind': '“{kind}” is no kind of consumer. Use pump, treatment, facility or feeder.',
  'couplings.noId': 'The row does not say what is coupled. Fill in the id.',
  'couplings.badNumber': '{field} is “{text}”, which is not a number of 0 or more. Correct it.',
  'couplings.noBus': 'The row for {id} names no bus. Fill in the bus.',
  'couplings.facilityKind':
    '“{kind}” is no kind of facility; it is taken as other. Use hospital, clinic, waterWorks, pumpStation, sewageLift, boilerHouse, telecom, shelter, school or other.',
  'couplings.noSuchBus': 'The row for {id} names the bus {bus}, which is not in the grid. Correct the bus.',
  'couplings.noSuchFeeder':
    'The row for {id} names the feeder {feeder}, which does not exist. Add a row “feeder” for it or leave the cell empty.',
  'couplings.noSuchPoint':
    'The row names the water point {id}, which does not exist. Add the water point or correct the id.',
  'couplings.feederElsewhere':
    'The row for {id} names bus {bus} and feeder {feeder}, which is on bus {feederBus}. Name the bus of the feeder.',
  'couplings.noSuchNetwork':
    'The row for {id} names the water network {network}. There are: {networks}. Correct the name.',
  'couplings.noNetwork': 'The row for {id} needs a water network, and none is open. Add the .inp file.',
  'couplings.manyNetworks':
    'The id {id} is in more than one network: {networks}. Say which one in the column “network”.',
  'couplings.noSuchPump': 'There is no pump {id}. Pumps: {pumps}. Correct the id.',
  'couplings.noSuchValve':
    'There is no valve {id} in the water networks. Give its id as it stands in [VALVES], with its network where several have it.',
  'couplings.valveStand':
    '“{word}” says not what the valve does without power, so it stays as it is. Write stays or closes.',
  'couplings.noSuchReservoir':
    'There is no reservoir {id}. A treatment works is named by the reservoir whose water it treats. Correct the id.',
  'couplings.kindUnclear':
    'It is not clear what {id} is: no pump, reservoir or facility of this id was found. Fill in the kind and check the id.',
  'couplings.twice': 'The {kind} {id} is already coupled on line {earlier}. Keep one of the rows.',
  'couplings.facilityMade': 'The facility {id} is new; it is made from this row.',
  'couplings.facilityBare':
    'The facility {id} is new, and the row does not say its kind and its kW. Add the columns facility_kind and kw, or complete it in the app.',
  'couplings.feederMade': 'The feeder {id} is new; it has {loadMw} MW, taken off the load of bus {bus}.',
  'couplings.feederShares':
    'The feeder {id} is new and the row gives no load; it takes {loadMw} MW of the load of bus {bus}. Add the column load_mw to say another.',
  'couplings.moreThanBus':
    'The feeders of bus {bus} take {givenMw} MW together, and the case has {ownMw} MW there. The total load of the grid grows. Check the loads.',

  'placement.unknownCode':
    'The EPSG code {code} is not known here. Give its definition as a proj4 string (see epsg.io), or put the centre of the network on the map.',
  'placement.badDefinition':
    'The definition given for EPSG code {code} is no proj4 string that can be used. Check it, or put the centre of the network on the map.',
  'placement.outside':
    'The point ({x}, {y}) does not lie in the coordinate system EPSG {code}. Check the code and the unit.',
  'placement.notDegrees':
    'The point ({x}, {y}) is no longitude and latitude. Give the EPSG code of the file, or put the centre of the network on the map.',

  'coordinates.noColumns':
    'The table needs a column for the bus and either lon and lat (degrees) or x and y (drawing). Name the columns so.',
  'coordinates.noBus': 'The row does not say its bus. Fill it in.',
  'coordinates.notANumber': 'The coordinates of bus {id} are not two numbers. Correct them.',
  'coordinates.outside':
    'Bus {id} lies at longitude {lon}, latitude {lat}, which is nowhere on Earth. Check the order of the columns and give degrees.',
  'coordinates.twice': 'Bus {id} already has coordinates on line {earlier}; this row is left out.',
  'coordinates.noSuchBus': 'Bus {id} is not in the grid; its coordinates are not used.',
  'coordinates.busesMissing':
    '{count, plural, one {# bus has} other {# buses have}} no coordinates in the table and is drawn beside its neighbours. Add rows for exact places.',
  'join.uncoupledPumps':
    '{count, plural, one {One pump of the network {network} is} other {# pumps of the network {network} are}} not coupled to a bus and will always have power: {pumps}. Add rows to the coupling table or couple them on the map.',
  'join.noGrid': 'No grid could be used. Add a MATPOWER case (.m).',
  'join.manyGrids': 'The files hold more than one grid: {files}. Open one grid at a time.',
  'join.manyProjects':
    'The files hold more than one project, or a project and other parts: {files}. Open a project by itself.',
} as const;
