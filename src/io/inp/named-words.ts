import type { InpSection } from './inp-lines';

/** Places of words in a row that name nodes and links. The first of an element's own row is its id. */
export interface NamedWords {
  nodes: number[];
  links: number[];
}

const nodesFirst = new Set<InpSection>([
  'JUNCTIONS',
  'RESERVOIRS',
  'TANKS',
  'DEMANDS',
  'EMITTERS',
  'COORDINATES',
  'SOURCES',
  'MIXING',
]);
const linksFirst = new Set<InpSection>(['VERTICES', 'LEAKAGE', 'ROUGHNESS']);
const linkRows = new Set<InpSection>(['PIPES', 'PUMPS', 'VALVES']);

/** Which words of a row name elements (EPANET 2.2 user's manual, appendix C). Rows that name a range of ids name none. */
export function namedWords(section: InpSection, words: readonly string[]): NamedWords {
  const first = words[0].toUpperCase();
  if (nodesFirst.has(section)) return { nodes: [0], links: [] };
  if (linksFirst.has(section)) return { nodes: [], links: [0] };
  if (linkRows.has(section)) return { nodes: [1, 2], links: [0] };
  switch (section) {
    case 'STATUS':
      return words.length === 2 ? { nodes: [], links: [0] } : none;
    case 'QUALITY':
      return words.length === 2 ? { nodes: [0], links: [] } : none;
    case 'TAGS':
      return first.startsWith('NODE') ? { nodes: [1], links: [] } : { nodes: [], links: [1] };
    case 'CONTROLS':
      return { nodes: /^IF/i.test(words[3] ?? '') ? [5] : [], links: [1] };
    case 'RULES':
      if (/^(JUNC|RESE|TANK|NODE)/i.test(words[1] ?? '') && words.length > 3)
        return { nodes: [2], links: [] };
      if (/^(PIPE|PUMP|VALV|LINK)/i.test(words[1] ?? '') && words.length > 3)
        return { nodes: [], links: [2] };
      return none;
    case 'ENERGY':
      return first.startsWith('PUMP') ? { nodes: [], links: [1] } : none;
    case 'REACTIONS':
      if (first.startsWith('TANK')) return { nodes: [1], links: [] };
      return first.startsWith('BULK') || first.startsWith('WALL') ? { nodes: [], links: [1] } : none;
    case 'LABELS':
      return words.length > 3 ? { nodes: [3], links: [] } : none;
    case 'REPORT': {
      const listed = words.slice(1).map((_, ix) => ix + 1);
      if (/^(ALL|NONE|YES|NO)$/i.test(words[1] ?? '')) return none;
      if (first.startsWith('NODE')) return { nodes: listed, links: [] };
      return first.startsWith('LINK') ? { nodes: [], links: listed } : none;
    }
    default:
      return none;
  }
}

const none: NamedWords = { nodes: [], links: [] };
