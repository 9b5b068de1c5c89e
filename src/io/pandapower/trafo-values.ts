/** What the equations of a transformer need. */
export interface TrafoData {
  vkPercent: number;
  vkrPercent: number;
  ratedMva: number;
  ironKw: number;
  noLoadPercent: number;
  parallel: number;
  /** Rated voltage of the low side at the present tap. */
  lvKv: number;
  /** Voltage of the low side's bus. */
  busLvKv: number;
  baseMva: number;
  /** Share of the leakage impedance on the high side. */
  hvResistanceShare: number;
  hvReactanceShare: number;
}

/**
 * Series impedance and charging of the pi circuit that pandapower makes of its default T circuit: leakage on
 * both sides of the magnetising branch, turned from star to delta. The magnetising branch changes the series
 * reactance a little, which DC flow sees too. Source: pandapower's documentation, "Transformer, electric model".
 */
export function seriesOf(data: TrafoData): { resistancePu: number; reactancePu: number; chargingPu: number } {
  const { vkPercent, vkrPercent, ratedMva, parallel, lvKv, busLvKv, baseMva } = data;
  const scale = ((lvKv / busLvKv) * (lvKv / busLvKv) * baseMva) / ratedMva / 100;
  const z = vkPercent * scale;
  const r0 = vkrPercent * scale;
  const squared = z * z - r0 * r0;
  const r = r0 / parallel;
  const x = (Math.sign(z) * Math.sqrt(squared > 0 ? squared : 0)) / parallel;

  const ironMw = data.ironKw * 1e-3;
  const noLoadMva = (data.noLoadPercent / 100) * ratedMva;
  const toPu = ((busLvKv / lvKv) * (busLvKv / lvKv)) / baseMva;
  const conductance = ironMw * toPu * parallel;
  const reactive = noLoadMva * noLoadMva - ironMw * ironMw;
  // Always inductive: since version 3 pandapower takes the magnitude of a no-load current below 0.
  const susceptance = -Math.sqrt(reactive > 0 ? reactive : 0) * toPu * parallel;
  if (conductance === 0 && susceptance === 0) return { resistancePu: r, reactancePu: x, chargingPu: 0 };

  const ar = r * data.hvResistanceShare;
  const ax = x * data.hvReactanceShare;
  const br = r - ar;
  const bx = x - ax;
  const productRe = ar * br - ax * bx;
  const productIm = ar * bx + ax * br;
  return {
    resistancePu: r + productRe * conductance - productIm * susceptance,
    reactancePu: x + productRe * susceptance + productIm * conductance,
    chargingPu: susceptance,
  };
}
