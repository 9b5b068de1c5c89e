/** A place in a text, counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** What walking over a JSON text gave: where each wanted value stands, and where the text stops being JSON. */
export interface JsonPlaces {
  places: Map<string, TextPlace>;
  /** Absent for well-formed text. */
  broken?: TextPlace;
}

/** A path as one string, for use as a key: `["region","grid",0]` is `region/grid/0`. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join('/');
}

interface Level {
  isArray: boolean;
  /** Key or position of the value being read. */
  key: string;
  count: number;
  /** What may come next. */
  expects: 'keyOrEnd' | 'key' | 'colon' | 'value' | 'valueOrEnd' | 'commaOrEnd';
}

const mark = /[{}[\]:,]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** End of the token that starts at an offset (just after it), or -1 where there is none. */
function tokenEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== 34) {
    mark.lastIndex = start;
    return mark.test(text) ? mark.lastIndex : -1;
  }
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return -1;
    if (code === 92) at++;
  }
  return -1;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) break;
  }
  return at;
}

/**
 * Finds the places of wanted values, and of the first fault of syntax. One pass without recursion, so neither
 * size nor depth matters. A wanted path that is not there gets the place of its nearest parent.
 */
export function findJsonPlaces(text: string, wanted: readonly (readonly PropertyKey[])[]): JsonPlaces {
  const keys = new Set<string>();
  for (const path of wanted)
    for (let length = 0; length <= path.length; length++) keys.add(pathKey(path.slice(0, length)));
  const offsets = new Map<string, number>();
  const broken = walk(text, keys, offsets);
  const toPlace = createPlacer(text);
  const places = new Map<string, TextPlace>();
  for (const path of wanted)
    for (let length = path.length; length >= 0; length--) {
      const offset = offsets.get(pathKey(path.slice(0, length)));
      if (offset === undefined) continue;
      places.set(pathKey(path), toPlace(offset));
      break;
    }
  return broken === undefined ? { places } : { places, broken: toPlace(broken) };
}

/** Offset of the first fault, or undefined. */
function walk(text: string, wanted: Set<string>, offsets: Map<string, number>): number | undefined {
  const stack: Level[] = [];
  let done = false;
  let next = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const at = skipBlanks(text, next);
    if (done || at === text.length) return done && at === text.length ? undefined : at;
    next = tokenEnd(text, at);
    if (next < 0) return at;
    const first = text[at];
    const level = stack.at(-1);
    if (first === '}' || first === ']') {
      const isArray = first === ']';
      const mayEnd =
        level?.expects === 'commaOrEnd' || level?.expects === (isArray ? 'valueOrEnd' : 'keyOrEnd');
      if (!level || level.isArray !== isArray || !mayEnd) return at;
      stack.pop();
      done = stack.length === 0;
    } else if (first === ',') {
      if (level?.expects !== 'commaOrEnd') return at;
      level.expects = level.isArray ? 'value' : 'key';
      level.count++;
    } else if (first === ':') {
      if (level?.expects !== 'colon') return at;
      level.expects = 'value';
    } else if (level && (level.expects === 'key' || level.expects === 'keyOrEnd')) {
      if (first !== '"') return at;
      const shown = text.slice(at, next);
      level.key = shown.includes('\\') ? readKey(shown) : shown.slice(1, -1);
      level.expects = 'colon';
    } else {
      if (level && level.expects !== 'value' && level.expects !== 'valueOrEnd') return at;
      if (level?.isArray) level.key = String(level.count);
      note(stack, wanted, offsets, at);
      if (level) level.expects = 'commaOrEnd';
      if (first === '{') stack.push({ isArray: false, key: '', count: 0, expects: 'keyOrEnd' });
      else if (first === '[') stack.push({ isArray: true, key: '', count: 0, expects: 'valueOrEnd' });
      else done = stack.length === 0;
    }
  }
}

/** A key with escapes; as it stands where an escape is none of JSON's. */
function readKey(shown: string): string {
  try {
    return JSON.parse(shown) as string;
  } catch {
    return shown;
  }
}

/** No path that is asked for is deeper than this. */
const deepest = 12;

function note(stack: Level[], wanted: Set<string>, offsets: Map<string, number>, at: number): void {
  if (stack.length > deepest || wanted.size === 0) return;
  let key = '';
  for (let ix = 0; ix < stack.length; ix++) key += ix === 0 ? stack[ix].key : `/${stack[ix].key}`;
  if (wanted.has(key) && !offsets.has(key)) offsets.set(key, at);
}

function createPlacer(text: string): (offset: number) => TextPlace {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}
