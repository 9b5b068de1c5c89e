/** Words of the generator. */
export const generate = {
  'generate.help':
    'Makes a synthetic region from a seed: invented land, towns and names, its grid, water networks, facilities and scenarios. The same options give the same bytes on every machine.\n--seed S    whole number from 0 (default {seed})\n--people N  from {least} to {most} (default {people})\n--land L    lie of the land: coast, river (a wide valley) or mountain (default {land})\n--age A     age of the grid: old, mixed or new (default {age})\n--season S  season of the scenarios: winter or summer (default {season})\n--mix M     shares of the region’s own plants, such as hydro:30,thermal:50,solar:20; kinds: hydro, thermal, nuclear, solar, wind (default: what suits the land)\nOutput: a project.',
  'generate.noFiles': 'generate reads no file; give options only.',
  'generate.seedWrong': '--seed takes a whole number from 0 to {most}; “{text}” is none.',
  'generate.peopleWrong': '--people takes a whole number from {least} to {most}; “{text}” is none.',
  'generate.choiceWrong': '--{option} takes {choices}; “{text}” is none of them.',
  'generate.mixWrong':
    '--mix takes kinds with their shares, such as hydro:30,thermal:70, each kind once, none below 0 and not all 0; “{text}” is not like that. Kinds: {choices}.',
} as const;
