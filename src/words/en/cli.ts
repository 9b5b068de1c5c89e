/** Words of the command line. */
export const cli = {
  'cli.overview':
    'Simulates how the loss of power-grid components becomes outages of electricity and water.\nUsage: lifeline COMMAND …',
  'cli.commonHelp':
    'Every command: --out FILE writes the result to a file instead of standard output; --help explains it.\nExit status: 0 done, 1 bad input (the issues as JSON on standard error), 2 usage.',
  'cli.noCommand': 'Name a command.',
  'cli.unknownCommand': 'There is no command “{name}”.',
  'cli.unknownOption': 'There is no option {option} here. Options are listed by --help.',
  'cli.flagWithValue': '{option} takes no value.',
  'cli.valueMissing': '{option} needs a value after it.',
  'cli.optionTwice': '{option} is given twice; it may be given once.',
  'cli.cannotRead': 'The file cannot be read: {reason}. Check the path.',
  'cli.cannotWrite': 'The file cannot be written: {reason}. Check the path and the space on the disk.',
  'cli.crashed': 'The program stopped on a fault of its own. Please report it with this text: {reason}',
  'cli.fileMissing': 'Name at least one file.',
  'cli.noGrid':
    'The file holds no power grid. Give a MATPOWER (.m), PSS/E (.raw) or pandapower (.json) case or a project (.lifeline.json or .lifeline).',
  'cli.checkHelp':
    'Reads and validates files of any supported kind: MATPOWER, PSS/E and pandapower grids, EPANET networks, projects, coupling tables, tables of supply zones (.csv, .xlsx) and of bus coordinates. Of water networks it also tells what they do without any pump: gravity paths, hours of tanks, bypasses.\nOutput: files with file, kind, counts and issues. Exit status 1 if any file has an error.',
  'cli.joinFiles': 'Name a grid and at least one water network or table of supply zones.',
  'cli.couplingsMissing': 'Give the coupling table: --couplings FILE.csv.',
  'cli.otherKind': 'The file is of the kind {kind}; here one of this kind is needed: {wanted}.',
  'cli.joinHelp':
    'Makes one project of a grid (MATPOWER, PSS/E or pandapower) and of water networks (.inp), joined by a coupling table, or a table of supply zones (.csv, .xlsx), which may name its buses and feeders itself.\nThe table has the columns kind (pump, treatment, facility or feeder), network, id, bus and, if wanted, feeder; network may be empty where the id is in one network only. A treatment works is named by its reservoir.\n--couplings FILE.csv    the coupling table; may be given more than once\n--coordinates FILE.csv  bus and lon, lat (degrees) or x, y (drawing)\nOutput: a project with one scenario “default” without events. Network ids are the file names.',
  'cli.oneProject':
    'Name one project: PROJECT is a .lifeline.json or .lifeline file, or a grid (MATPOWER, PSS/E or pandapower).',
  'cli.unknownScenario': 'There is no scenario “{id}” in the project. It has: {known}.',
  'cli.progress': '{percent} %',
  'cli.simulateHelp':
    'The coupled run: grid, facilities and water on one clock, 72 h or as long as the scenario says.\n--scenario ID  the scenario to run; by default the one the project shows first\nOutput: run (regionRevision, scenarioId, seed, runId, and the fingerprint of the result’s bytes), metrics (value and unit by name), byArea, byTier and byFacility (the same by id, for each that has one), series (arrays over timesS), band (MW of electricity served over timesS: bareServedMw without operators, chosenServedMw as the scenario has it, bestServedMw the more of doing nothing and of a redispatch at once, without ramp limits and before any trip), events (times in s from the start; causeIx is the place in the list of the event behind it), deadlocks (rings of power that waits for water that waits for power: foundS, openedS, waitsUntil where help to come opens it, unitIds, ring with what each member waits for, openers: lists of what opens it, with powerKw, fuelLPerDay or waterM3PerH), facilities (states of power and water over timesS), outageSchedule (queues with their parts and the hours of each day, in words and in s from the start; feeders with their hours off by reason and each time off; fairness of those that take turns).',
} as const;
