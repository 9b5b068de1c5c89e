/** Metres of a pixel at zoom 0 at the equator, with tiles of 512 px. */
const metresPerPxAtZero = 78_271.517;

/** A round length that is at most `mostPx` long on the map, and how long it is. */
export function scaleBar(
  zoom: number,
  latitude: number,
  mostPx: number,
): { lengthM: number; widthPx: number } {
  const metresPerPx = (metresPerPxAtZero * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
  const mostM = metresPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(mostM));
  const lengthM = ([5, 3, 2, 1].find((it) => it * power <= mostM) ?? 1) * power;
  return { lengthM, widthPx: lengthM / metresPerPx };
}
