import { describe, expect, it } from 'vitest';
import type { HydraulicSolver } from '../../../src/water/solver';
import { checkWater } from '../../../workers/wasm/check-water';
import { loadEpanet } from '../../../workers/wasm/epanet';
import { readEpanetWasm } from '../../../workers/wasm/epanet-node';
import { cityNetworkText } from '../../builders/city-network';

const plan = { width: 12, height: 8, wells: 6, tanks: 2, tankWidthM: 9, bypasses: 2, hills: 1 };

/** What is told of the bypasses, and how many networks were run for it. */
async function bypassesOf(text: string) {
  const epanet = await loadEpanet(readEpanetWasm());
  let runs = 0;
  const counting: HydraulicSolver = {
    ...epanet,
    open(given) {
      runs += 1;
      return epanet.open(given);
    },
  };
  const reply = await checkWater(counting, text, 'city.inp', [], { goOn: async () => true });
  if (!reply.ok || !reply.value) throw new Error(JSON.stringify(reply));
  const found = reply.value.filter((it) => /checks\.(bypass|checkValve)/.test(it.issue.code));
  return { found: found.map((it) => it.issue), runs };
}

describe('a bypass that the file keeps shut', () => {
  it('needs no run with it shut: it is the one as the file commands', async () => {
    const text = cityNetworkText(plan);
    const plain = await bypassesOf(text);
    const shutting = '[CONTROLS]\n LINK by0 CLOSED AT TIME 0\n LINK by1 CLOSED AT TIME 0\n';
    const commanded = await bypassesOf(text.replace('[CONTROLS]\n', shutting));
    expect(plain.found.map((it) => it.code)).toEqual([
      'checks.bypass',
      'checks.checkValve',
      'checks.bypass',
      'checks.checkValve',
    ]);
    expect(commanded.runs).toBe(plain.runs + 2);
    plain.found.forEach(({ params }, i) => {
      const { shut, open, asFile, advice } = params;
      expect(commanded.found[i].params).toMatchObject({ shut, open, asFile, advice });
    });
    expect(plain.found.some((it) => it.params.shut !== it.params.open)).toBe(true);
  });
});
