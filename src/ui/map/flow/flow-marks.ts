/** Distance between marks along a line, px. */
export const markSpacingPx = 84;
/** Room kept free at both ends of a line, where its nodes stand, px. */
const endPx = 12;

/**
 * Calls back with place and direction of each mark along a line of screen points (x, y, x, y, …), `shiftPx` on in the direction
 * of the flow, which is 1 with the line and -1 against it. A short line has one mark or none.
 */
export function placeMarks(
  line: ArrayLike<number>,
  direction: number,
  shiftPx: number,
  mark: (x: number, y: number, along: number, across: number) => void,
): void {
  let length = 0;
  for (let i = 2; i < line.length; i += 2)
    length += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
  const free = length - 2 * endPx;
  if (!(free > 0)) return;
  const spacing = Math.min(markSpacingPx, free);
  const move = shiftPx % spacing;
  // At rest one mark is in the middle.
  let next = endPx + ((free / 2 + (direction > 0 ? move : -move) + spacing) % spacing);
  let before = 0;
  for (let i = 2; i < line.length; i += 2) {
    const along = line[i] - line[i - 2];
    const across = line[i + 1] - line[i - 1];
    const piece = Math.hypot(along, across);
    if (piece === 0) continue;
    while (next <= before + piece && next <= length - endPx) {
      const part = (next - before) / piece;
      const sign = direction / piece;
      mark(line[i - 2] + part * along, line[i - 1] + part * across, sign * along, sign * across);
      next += spacing;
    }
    before += piece;
  }
}
