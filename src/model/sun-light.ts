import { cos, exp, pi, sin } from '../numerics/math';

const obliquityDeg = 23.45;
/** Sunlight for which solar modules are rated, W/m2 (IEC 60904-3). */
const ratedLightWm2 = 1000;

/** Sun's declination on a day of the year (1 January = 1), radians; P. I. Cooper, Solar Energy 12 (1969). */
export function declinationRad(dayOfYear: number): number {
  return ((obliquityDeg * pi) / 180) * sin((2 * pi * (284 + dayOfYear)) / 365);
}

/** Sine of the sun's height above the horizon, below 0 at night. `solarHour` is 12 when the sun is highest. */
export function sineOfElevation(latitudeDeg: number, dayOfYear: number, solarHour: number): number {
  const latitudeRad = (latitudeDeg * pi) / 180;
  const tiltRad = declinationRad(dayOfYear);
  const hourAngleRad = (pi * (solarHour - 12)) / 12;
  return sin(latitudeRad) * sin(tiltRad) + cos(latitudeRad) * cos(tiltRad) * cos(hourAngleRad);
}

/**
 * Light of a clear sky on level ground, over the light that modules are rated for: 1098 W/m2 x s x exp(-0.059 / s)
 * with the sine s of the elevation. B. Haurwitz, J. Meteorology 2 (1945), as in pvlib.
 */
export function clearSkyShare(elevationSine: number): number {
  if (elevationSine <= 0) return 0;
  return (1098 * elevationSine * exp(-0.059 / elevationSine)) / ratedLightWm2;
}
