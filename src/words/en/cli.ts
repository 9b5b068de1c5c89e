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
    'The file holds no power grid. Give a MATPOWER case (.m) or a project (.lifeline.json or .lifeline).',
  'cli.checkHelp':
    'Reads and validates files of any supported kind: MATPOWER cases, EPANET networks, projects, coupling tables and tables of bus coordinates.\nOutput: files with file, kind, counts and issues. Exit status 1 if any file has an error.',
} as const;
