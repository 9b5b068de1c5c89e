import type { BaseMap } from '../../model/base-map';
import { type Point, toLonLat } from './plane';
import type { Terrain } from './terrain';

/** Length of the heights as text, at most; a number and its comma take three to five letters. */
const textLength = 56_000;

/** Ground heights on a regular grid from edge to edge of a frame, rows from the north, whole metres. */
export function sampleRelief(terrain: Terrain, southWest: Point, northEast: Point): BaseMap['relief'] {
  const letters = terrain.land === 'mountain' ? 5 : 4;
  const width = northEast.x - southWest.x;
  const height = northEast.y - southWest.y;
  const columns = Math.floor(Math.sqrt((textLength / letters) * (width / height)));
  const rows = Math.floor((columns * height) / width);
  const heightsM: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const p = {
        x: southWest.x + (column * width) / (columns - 1),
        y: northEast.y - (row * height) / (rows - 1),
      };
      // adding zero turns the minus zero of the shore into a plain one
      heightsM.push(Math.round(terrain.heightM(p)) + 0);
    }
  }
  return { bounds: [toLonLat(southWest), toLonLat(northEast)], columns, rows, heightsM };
}
