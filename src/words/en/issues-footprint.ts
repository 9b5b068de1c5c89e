/** Sentences about files of natural-hazard footprints. */
export const issuesFootprint = {
  'footprint.notGeoJson':
    'This is not GeoJSON. Choose a file with polygons or lines in longitude and latitude, each with a hazard and an intensity.',
  'footprint.empty': 'This file holds no polygon and no line. Nothing was added.',
  'footprint.noIntensity':
    'Feature {row} says no hazard or no intensity. Give it “hazard” (earthquake, wind, ice or flood) and “intensity”, or one of pga, gust, ice or depth. It was left out.',
  'footprint.noShape': 'Feature {row} has no shape. It was left out.',
  'footprint.badPlace':
    'Feature {row} has a point that is not a pair of numbers, longitude and latitude. It was left out.',
  'footprint.tooStrong':
    'Feature {row} gives {value} {unit}, more than {most} {unit}. It may be in another unit: acceleration is in g here (not percent), gusts in m/s, ice in mm, depth in m. It was left out.',
  'footprint.noWidth':
    'Feature {row} is a line without a width. Give it “halfWidthM”, the reach to either side in metres. It was left out.',
  'footprint.noExtent':
    'Feature {row} is a {type}. A footprint is a polygon or a line with a width. It was left out.',
  'footprint.holes': 'Feature {row} has holes; they are taken as part of its inside.',
  'footprint.notPossible': 'Feature {row} is not possible: {problem}. It was left out.',
} as const;
