import type { Hazard } from '../model/footprint';
import type { Piece } from '../model/footprint-reach';
import { classesWithCurve, type ParameterReader } from '../model/parameters';
import { type DamageState, damageStates } from '../model/scenario';
import { exp, log } from '../numerics/math';
import { normalCdf } from '../numerics/normal-cdf';

/** Damage states from the least, without `none`. */
const damaged = damageStates.slice(1) as readonly Exclude<DamageState, 'none'>[];

/** Chances that a component is in `damageStates[k + 1]` or worse, one for each `k`. */
export type Chances = readonly number[];

/** Chances of damage of a component by the pieces of it that a hazard reaches; undefined where no curve is known. */
export type FragilityReader = (fragilityClass: string, pieces: readonly Piece[]) => Chances | undefined;

/**
 * Reads the fragility curves of a hazard. A point's chance of state k or worse at intensity I is `Φ(ln(I / median) / beta)`
 * (lognormal, as in Hazus). A line of several pieces fails independently along its way, one curve to each `damage.lineLengthKm`:
 * `1 - exp(Σ ln(1 - F(I_i)) L_i / L)`.
 */
export function createFragility(read: ParameterReader, hazard: Hazard): FragilityReader {
  const unitKm = read('damage.lineLengthKm');
  const curves = new Map(
    classesWithCurve(hazard).map((it) => [
      it,
      damaged.map((state) => ({
        median: read(`fragility.${hazard}.${it}.${state}.median`),
        beta: read(`fragility.${hazard}.${it}.${state}.beta`),
      })),
    ]),
  );
  return (fragilityClass, pieces) =>
    curves.get(fragilityClass)?.map(({ median, beta }) => {
      let survives = 0;
      for (const { intensity, lengthKm } of pieces) {
        const chance = intensity > 0 ? normalCdf(log(intensity / median) / beta) : 0;
        if (lengthKm === 0) return chance;
        if (chance >= 1) return 1;
        survives += (log(1 - chance) * lengthKm) / unitKm;
      }
      return 1 - exp(survives);
    });
}

/**
 * The worst state whose chance exceeds `share`, a uniform number of [0, 1). With the same number, higher chances never
 * give a lesser state.
 */
export function stateAt(share: number, chances: Chances): DamageState {
  for (let k = chances.length - 1; k >= 0; k--) if (share < chances[k]) return damaged[k];
  return 'none';
}
