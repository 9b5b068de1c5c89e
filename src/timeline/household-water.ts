import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import { dayS, stepS } from './constants';

/** Groups of people whose water is counted together, as households see them. */
export interface Homes {
  count: number;
  people: Float64Array;
  /** Area of each group, -1 for none. */
  areaIx: Int32Array;
  areaCount: number;
  /** Storeys of the group's buildings, at least 1; its people live evenly over them. */
  floors: Uint8Array;
}

/** What holds at the taps of one step of 15 min, by group; the share of working boosters by area. */
export interface TapSupply {
  /** Litres that the network gave the group, and what the group needed. */
  tapL: Float64Array;
  neededL: Float64Array;
  /** Lowest storeys that the pressure reaches. */
  reached: Uint8Array;
  boosted: Float64Array;
}

/**
 * One account of the water of households, step after step: tap + brought home + drawn from containers - put into
 * containers = used. What is brought home comes up from the taps of lower storeys, from points and from tankers.
 */
export interface HouseholdWater {
  /** Litres that people of each area, whose taps give too little, would still carry home in this step. */
  readonly wantL: Float64Array;
  /** People of each area who are left short of it in this step, after points. */
  readonly shortPeople: Float64Array;
  /** Running totals by area, litres: from taps, brought home, used, in containers now. */
  readonly tapTotalL: Float64Array;
  readonly broughtTotalL: Float64Array;
  readonly usedTotalL: Float64Array;
  readonly storedL: Float64Array;
  /** Shares out what the taps give. */
  draw(supply: TapSupply): void;
  /** Litres of the group's water of this step that a tap for others can be fed from: what nobody used, or used above the level for refilling. */
  spareL(groupIx: number): number;
  /** Takes them. */
  giveAway(groupIx: number, litres: number): void;
  /** Shares litres from a point out among the people of an area who want them; no more than `wantL`. */
  carry(areaIx: number, litres: number): void;
  /** Ends the step: containers are drawn on and refilled, what was used is booked. */
  settle(): void;
  /** Hands litres from a tanker out into containers of an area's people, first of those who are short; returns what they took. */
  handOut(areaIx: number, litres: number): number;
  /** Room in the containers of an area's people who are short, litres. */
  roomL(areaIx: number): number;
  /** Cells: people of one group who have had the same water; there are more as storeys part. */
  readonly cellCount: number;
  readonly cellGroup: Int32Array;
  readonly cellPeople: Float64Array;
  /** Litres per person used from time 0 to the end of each step: `cellStride` cells a step. */
  readonly usedL: Float64Array;
  readonly cellStride: number;
}

/** Rounding of litres per person. */
const traceL = 1e-12;
/** Rounding by which a delivery may exceed its need. */
const wholeShare = 1 + 1e-9;

/**
 * Households of groups over `stepCount` steps. Storeys that the pressure reaches get tap water up to their need;
 * boosted ones for their share with electricity; the ground storey whatever the network gives. People above carry up
 * what is left over, and all whose tap gives too little what points have, up to `household.carriedLPerPersonDay`. Containers
 * are drawn on when a household has less than `household.drawLPerPersonDay`, and refilled above `household.refillAboveLPerPersonDay`.
 */
export function createHouseholds(stepCount: number, homes: Homes, read: ParameterReader): HouseholdWater {
  const { count, people, areaIx, areaCount, floors } = homes;
  const perDay = dayS / stepS;
  const fullL = read('household.storedLPerPerson');
  const containerL = Math.max(fullL, read('household.containerLPerPerson'));
  const drawL = read('household.drawLPerPersonDay') / perDay;
  const carriedL = read('household.carriedLPerPersonDay') / perDay;
  const refillAboveL = read('household.refillAboveLPerPersonDay') / perDay;
  const refillL = (fullL / (read('household.refillH') * 3600)) * stepS;
  const servedShare = read('water.servedShare');

  let most = 0;
  for (let g = 0; g < count; g++) most += floors[g];
  const group = new Int32Array(most);
  const from = new Uint8Array(most);
  const to = new Uint8Array(most);
  const next = new Int32Array(most).fill(none);
  const persons = new Float64Array(most);
  const inStoreL = new Float64Array(most).fill(fullL);
  const tapL = new Float64Array(most);
  const homeL = new Float64Array(most);
  const askedL = new Float64Array(most);
  const usedL = new Float64Array(most * (stepCount + 1));
  let cells = count;
  let step = 0;
  for (let g = 0; g < count; g++) {
    group[g] = g;
    from[g] = 1;
    to[g] = floors[g];
    persons[g] = people[g];
  }
  /** Groups by area, as CSR. */
  const groupsFrom = new Int32Array(areaCount + 1);
  for (let g = 0; g < count; g++) if (areaIx[g] !== none) groupsFrom[areaIx[g] + 1]++;
  for (let a = 0; a < areaCount; a++) groupsFrom[a + 1] += groupsFrom[a];
  const groupsOf = new Int32Array(groupsFrom[areaCount]);
  const fill = groupsFrom.slice();
  for (let g = 0; g < count; g++) if (areaIx[g] !== none) groupsOf[fill[areaIx[g]]++] = g;
  const leftOverL = new Float64Array(count);
  const byArea = () => new Float64Array(areaCount);
  const wantL = byArea();
  const shortPeople = byArea();
  const tapTotalL = byArea();
  const broughtTotalL = byArea();
  const usedTotalL = byArea();
  const storedL = byArea();
  for (let g = 0; g < count; g++) if (areaIx[g] !== none) storedL[areaIx[g]] += people[g] * fullL;

  /** Parts the storeys above `top` from those below, which have had the same water up to now. */
  function part(g: number, top: number): void {
    for (let c = g; c !== none; c = next[c]) {
      if (from[c] > top || to[c] <= top) continue;
      const upper = cells++;
      const share = (to[c] - top) / (to[c] - from[c] + 1);
      group[upper] = g;
      from[upper] = top + 1;
      to[upper] = to[c];
      to[c] = top;
      persons[upper] = persons[c] * share;
      persons[c] -= persons[upper];
      inStoreL[upper] = inStoreL[c];
      for (let i = 0; i < step; i++) usedL[i * most + upper] = usedL[i * most + c];
      next[upper] = next[c];
      next[c] = upper;
    }
  }

  /** The taps of one group: storeys that are reached first, then what is carried up from them. */
  function drawGroup(g: number, gotL: number, neededL: number, reached: number, boosted: number): void {
    if (
      next[g] === none &&
      reached >= floors[g] &&
      people[g] > 0 &&
      gotL <= neededL * wholeShare &&
      gotL >= servedShare * neededL
    ) {
      // as nearly everywhere and always: all storeys alike and served
      tapL[g] = Math.min(gotL, neededL) / people[g];
      homeL[g] = 0;
      askedL[g] = 0;
      leftOverL[g] = 0;
      return;
    }
    const groundUp = Math.max(1, reached);
    if (groundUp < floors[g] && boosted < 1) part(g, groundUp);
    let atTaps = 0;
    for (let c = g; c !== none; c = next[c]) atTaps += persons[c] * (to[c] <= groundUp ? 1 : boosted);
    const needL = people[g] > 0 ? neededL / people[g] : 0;
    const eachL = atTaps > 0 ? Math.min(gotL / atTaps, needL) : 0;
    let leftL = gotL - eachL * atTaps;
    let upL = 0;
    for (let c = g; c !== none; c = next[c]) {
      tapL[c] = eachL * (to[c] <= groundUp ? 1 : boosted);
      homeL[c] = 0;
      const isShort = tapL[c] < servedShare * needL - traceL && tapL[c] < carriedL;
      askedL[c] = isShort ? carriedL - tapL[c] : 0;
      if (to[c] > groundUp) upL += askedL[c] * persons[c];
    }
    const share = upL > 0 && leftL > 0 ? Math.min(1, leftL / upL) : 0;
    if (share > 0) {
      leftL = Math.max(0, leftL - share * upL);
      for (let c = g; c !== none; c = next[c]) {
        if (to[c] <= groundUp) continue;
        homeL[c] = share * askedL[c];
        askedL[c] -= homeL[c];
      }
    }
    leftOverL[g] = Math.max(0, leftL);
    const area = areaIx[g];
    if (area === none) return;
    for (let c = g; c !== none; c = next[c]) wantL[area] += askedL[c] * persons[c];
  }

  function spareAtTapsL(g: number): number {
    let litres = 0;
    for (let c = g; c !== none; c = next[c]) litres += Math.max(0, tapL[c] - refillAboveL) * persons[c];
    return litres;
  }

  function settleCell(c: number): void {
    const gotL = tapL[c] + homeL[c];
    let litres = gotL;
    if (gotL < drawL) {
      const drawnL = Math.min(inStoreL[c], drawL - gotL);
      inStoreL[c] -= drawnL;
      litres += drawnL;
    } else if (gotL > refillAboveL && inStoreL[c] < fullL) {
      const keptL = Math.min(refillL, fullL - inStoreL[c], gotL - refillAboveL);
      inStoreL[c] += keptL;
      litres -= keptL;
    }
    usedL[step * most + c] = usedL[(step - 1) * most + c] + litres;
    const area = areaIx[group[c]];
    if (area === none) return;
    if (askedL[c] > traceL) shortPeople[area] += persons[c];
    tapTotalL[area] += tapL[c] * persons[c];
    broughtTotalL[area] += homeL[c] * persons[c];
    usedTotalL[area] += litres * persons[c];
    storedL[area] += inStoreL[c] * persons[c];
  }

  /** Room in containers of an area's people: of those who are short, or of all. */
  function roomIn(area: number, onlyShort: boolean): number {
    let roomL = 0;
    for (let k = groupsFrom[area]; k < groupsFrom[area + 1]; k++)
      for (let c = groupsOf[k]; c !== none; c = next[c])
        if (!onlyShort || askedL[c] > traceL) roomL += Math.max(0, containerL - inStoreL[c]) * persons[c];
    return roomL;
  }

  /** Puts litres into containers, in proportion to their room; returns what found room. */
  function fillContainers(area: number, litres: number, onlyShort: boolean): number {
    const roomL = roomIn(area, onlyShort);
    const takenL = Math.min(litres, roomL);
    if (takenL <= 0) return 0;
    const share = takenL / roomL;
    for (let k = groupsFrom[area]; k < groupsFrom[area + 1]; k++)
      for (let c = groupsOf[k]; c !== none; c = next[c])
        if (!onlyShort || askedL[c] > traceL) inStoreL[c] += share * Math.max(0, containerL - inStoreL[c]);
    return takenL;
  }

  return {
    wantL,
    shortPeople,
    tapTotalL,
    broughtTotalL,
    usedTotalL,
    storedL,
    draw({ tapL: gotL, neededL, reached, boosted }) {
      step++;
      wantL.fill(0);
      for (let g = 0; g < count; g++) {
        const share = areaIx[g] === none ? 0 : boosted[areaIx[g]];
        drawGroup(g, gotL[g], neededL[g], reached[g], reached[g] > 0 ? share : 0);
      }
    },
    spareL: (g) => leftOverL[g] + spareAtTapsL(g),
    giveAway(g, litres) {
      const unusedL = Math.min(litres, leftOverL[g]);
      leftOverL[g] -= unusedL;
      const spare = spareAtTapsL(g);
      const share = spare > 0 ? Math.min(1, (litres - unusedL) / spare) : 0;
      if (share === 0) return;
      for (let c = g; c !== none; c = next[c]) tapL[c] -= share * Math.max(0, tapL[c] - refillAboveL);
    },
    carry(area, litres) {
      if (wantL[area] <= 0) return;
      const share = Math.min(1, litres / wantL[area]);
      for (let k = groupsFrom[area]; k < groupsFrom[area + 1]; k++)
        for (let c = groupsOf[k]; c !== none; c = next[c]) {
          homeL[c] += share * askedL[c];
          askedL[c] -= share * askedL[c];
        }
      wantL[area] -= share * wantL[area];
    },
    settle() {
      shortPeople.fill(0);
      storedL.fill(0);
      for (let c = 0; c < cells; c++) settleCell(c);
    },
    handOut(area, litres) {
      const toShortL = fillContainers(area, litres, true);
      const takenL = toShortL + fillContainers(area, litres - toShortL, false);
      broughtTotalL[area] += takenL;
      storedL[area] += takenL;
      return takenL;
    },
    roomL: (area) => roomIn(area, true),
    get cellCount() {
      return cells;
    },
    cellGroup: group,
    cellPeople: persons,
    usedL,
    cellStride: most,
  };
}
