/** Labels of fragility curves, put together of hazard, class and damage state. */
export const fragility = {
  'parameter.damage.lineLengthKm': 'Length of line to which one fragility curve applies',
  'parameter.fragility':
    '{hazard, select, earthquake {Ground acceleration} wind {Gust} ice {Ice} other {Flood depth}} for {component}, {state, select, minor {minor} moderate {moderate} heavy {heavy} other {destroyed}} or worse: {part, select, median {in half of cases} other {scatter (standard deviation of the logarithm)}}',
  'parameter.fragility.unitSmall': 'a unit below 100 MW',
  'parameter.fragility.unitLarge': 'a unit from 100 MW',
} as const;
