/** Words of the generator. */
export const generate = {
  'generate.help':
    'Makes a synthetic region from a seed: an invented coast-and-river district with its grid, water networks, facilities and three scenarios. The same options give the same bytes on every machine.\n--seed S    whole number from 0 (default {seed})\n--people N  from {least} to {most} (default {people})\nOutput: a project.',
  'generate.noFiles': 'generate reads no file; give --seed and --people only.',
  'generate.seedWrong': '--seed takes a whole number from 0 to {most}; “{text}” is none.',
  'generate.peopleWrong': '--people takes a whole number from {least} to {most}; “{text}” is none.',
} as const;
