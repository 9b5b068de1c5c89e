/** Sentences about files of natural-hazard footprints. */
export const issuesFootprint = {
  'footprint.notGeoJson':
    'This is not GeoJSON. Choose a file with polygons or lines in longitude and latitude, each with a hazard and an intensity.',
  'footprint.empty': 'This file holds no polygon and no line. Nothing was added.',
  'footprint.noIntensity':
    'Feature {row} says no hazard or no intensity. Give it “hazard” (earthquake, wind, ice or flood) and “intensity”, or one of pga, gust, ice or depth. It was left out.',
  'footprint.noWidth':
    'Feature {row} is a line without a width. Give it “halfWidthM”, the reach to either side in metres. It was left out.',
  'footprint.noExtent':
    'Feature {row} is a {type}. A footprint is a polygon or a line with a width. It was left out.',
  'footprint.holes': 'Feature {row} has holes; they are taken as part of its inside.',
  'footprint.notPossible': 'Feature {row} is not possible: {problem}. It was left out.',
} as const;
