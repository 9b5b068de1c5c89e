/** Colours of the map; the same roles as the page's tokens, as values because a WebGL style cannot read CSS. */
export interface Palette {
  isDark: boolean;
  ground: string;
  land: string;
  sea: string;
  /** Rivers and lakes, and the names of waters. */
  river: string;
  waterName: string;
  shore: string;
  /** Shallow water along the shore. */
  shoal: string;
  /** Woods and parks of a dropped map. */
  green: string;
  builtUp: string;
  builtUpEdge: string;
  road: string;
  roadEdge: string;
  text: string;
  muted: string;
  hairline: string;
  electricity: string;
  water: string;
  backup: string;
  repair: string;
  selection: string;
  /** Branch loading from 80 %, in four steps; it parts from the electricity hue as it gets worse. */
  loading: readonly [string, string, string, string];
  /** Share served: nothing, a quarter, half, three quarters, all. Full service is the quiet end. */
  share: readonly [string, string, string, string, string];
  shareOpacity: readonly [number, number, number, number, number];
  /** Junction pressure: none, below the least that delivers, part of the need twice, full service, which is the quiet end. */
  pressure: readonly [string, string, string, string, string];
}

export const lightPalette: Palette = {
  isDark: false,
  ground: '#F7F5F0',
  land: '#F1EEE6',
  sea: '#D7E4EB',
  river: '#BAD5E3',
  waterName: '#3C6884',
  shore: '#8FA9B6',
  shoal: '#EAF2F5',
  green: '#E4E8D5',
  builtUp: '#E4DCCB',
  builtUpEdge: '#D3C8B2',
  road: '#FFFFFF',
  roadEdge: '#D2C8B5',
  text: '#1C2228',
  muted: '#56616D',
  hairline: '#D8D3C7',
  electricity: '#A8650A',
  water: '#1B6CA8',
  backup: '#0F766E',
  repair: '#5B4BB7',
  selection: '#0B5FFF',
  loading: ['#C2571A', '#B83A3A', '#A32C5B', '#561340'],
  share: ['#00224E', '#3F4D6B', '#7C7B78', '#BCAF6F', '#FEE838'],
  shareOpacity: [0.4, 0.36, 0.34, 0.32, 0.08],
  pressure: ['#FFFFFF', '#FFFFFF', '#0B2A4A', '#3E86C0', '#C9DFEE'],
};

export const darkPalette: Palette = {
  isDark: true,
  ground: '#12161B',
  land: '#1A2027',
  sea: '#0D1D2A',
  river: '#1D4259',
  waterName: '#7FB2D1',
  shore: '#3D5A6B',
  shoal: '#173143',
  green: '#1C2926',
  builtUp: '#2A313A',
  builtUpEdge: '#3A434E',
  road: '#3B4551',
  roadEdge: '#151A20',
  text: '#E8ECF0',
  muted: '#9AA6B2',
  hairline: '#2C343D',
  electricity: '#F0B34A',
  water: '#62B5F0',
  backup: '#4FD1C5',
  repair: '#A79BF5',
  selection: '#7AA7FF',
  loading: ['#F59B6B', '#EE7F7F', '#E86A9A', '#F7B7D6'],
  share: ['#FEE838', '#BCAF6F', '#7C7B78', '#5A688C', '#3F4D6B'],
  shareOpacity: [0.42, 0.36, 0.34, 0.4, 0.18],
  pressure: ['#12161B', '#12161B', '#F2FAFF', '#5FAFEA', '#1F4A6B'],
};
