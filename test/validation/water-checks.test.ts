import { expect, it } from 'vitest';
import { parseInp } from '../../src/io/inp/parse-inp';
import { checkWithoutPumps } from '../../src/water/checks/check-without-pumps';
import type { WaterCheck } from '../../src/water/checks/checked-network';
import { findPressureZones } from '../../src/water/checks/pressure-zones';
import { checkWater } from '../../workers/wasm/check-water';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { describeShared, readSharedText } from '../shared-files';

const psiM = 0.3048 / 0.4333;
const ft3 = 0.3048 * 0.3048 * 0.3048;
const gpm = 6.30901964e-5;
const onward = { goOn: async () => true };

async function checksOf(name: string): Promise<WaterCheck[]> {
  const text = readSharedText(`cases/water/${name}.inp`);
  const reply = await checkWater(await loadEpanet(readEpanetWasm()), text, name, [], onward);
  if (!reply.ok || !reply.value) throw new Error(JSON.stringify(reply));
  return reply.value;
}

function byCode(checks: WaterCheck[], code: string) {
  return checks.filter((it) => it.issue.code === code).map((it) => it.issue);
}

describeShared('checks of published networks', () => {
  it('Net1 lives on tank 2: 20 ft of 50.5 ft diameter over 1,100 gpm', async () => {
    const checks = await checksOf('Net1');
    const heldM3 = (Math.PI / 4) * 50.5 * 50.5 * 20 * ft3;
    const hours = heldM3 / (1100 * gpm) / 3600;
    expect(byCode(checks, 'checks.noGravity')[0].params).toMatchObject({ ids: '2', district: '10' });
    expect(byCode(checks, 'checks.noGravity')[0].params.hours).toBeCloseTo(hours, 1);
    expect(byCode(checks, 'checks.tankHours')[0].params).toMatchObject({
      heldM3: Math.round(heldM3),
      others: 0,
    });
  });

  it('Net3 lives on three tanks, and its bypass 330 decides', async () => {
    const checks = await checksOf('Net3');
    const held = [85, 50, 164].map((ft, i) => (Math.PI / 4) * ft * ft * [13, 17, 25][i] * ft3);
    // 31,529.28 kgal are wanted in 48 h
    const meanM3s = (31529.28 * 3.785411784) / (48 * 3600);
    const all = held.reduce((sum, it) => sum + it, 0) / meanM3s / 3600;
    const [district] = byCode(checks, 'checks.noGravity');
    expect(district.params.ids).toBe('1, 2, 3');
    expect(district.params.hours as number).toBeCloseTo(all, 1);
    expect(district.params.ran).toBe(7);
    const tanks = byCode(checks, 'checks.tankHours');
    expect(tanks.map((it) => it.params.heldM3)).toEqual(held.map(Math.round));
    expect(tanks.map((it) => it.where?.line)).toEqual([111, 112, 113]);
    const [bypass, ...others] = byCode(checks, 'checks.bypass');
    expect(others).toEqual([]);
    expect(bypass).toMatchObject({
      severity: 'warning',
      params: { link: '330', pumps: '335', advice: 'open', lines: '312, 313' },
      where: { id: '330', line: 232 },
    });
    expect(bypass.params.shut).toBe(bypass.params.asFile);
    expect(byCode(checks, 'checks.pumpEndsShut')[0].params).toEqual({ pump: '10', hour: 159 });
    expect(byCode(checks, 'checks.thresholds')).toHaveLength(1);
  });

  it('Net3 with the published thresholds: 83.8 % and 0.16 %, but for the water that a tank did not hold', async () => {
    const inp = readSharedText('cases/water/Net3.inp');
    const { value: network } = parseInp(inp, 'Net3');
    if (!network) throw new Error('Net3 not read');
    const found = await checkWithoutPumps(
      {
        solver: await loadEpanet(readEpanetWasm()),
        inp,
        file: 'Net3',
        network,
        districts: findPressureZones(network),
        demand: { model: 'pda', minimumM: 5 * psiM, requiredM: 20 * psiM },
      },
      onward,
    );
    const [{ params }] = byCode(found ?? [], 'checks.bypass');
    const wantedM3 = 31529.28 * 3.785411784;
    const breach = (45262 * ft3) / wantedM3;
    expect(params.open as number).toBeCloseTo(0.16, 1);
    expect((params.shut as number) / 100).toBeCloseTo(0.838 + breach, 2);
  });

  it('ky4 has no gravity path and one source behind pumps', async () => {
    const checks = await checksOf('ky4');
    const [district, ...rest] = byCode(checks, 'checks.noGravity');
    expect(rest).toEqual([]);
    expect(district.params.ids).toBe('T-1, T-2, T-3, T-4');
    // 5, 0, and so on feet over the lowest level
    const [t1] = byCode(checks, 'checks.tankHours');
    expect(t1.params.heldM3).toBe(Math.round((Math.PI / 4) * 58 * 58 * 5 * ft3));
    expect(byCode(checks, 'checks.tankEmpty').map((it) => it.params.tank)).toEqual(['T-2']);
    expect(byCode(checks, 'checks.bypass')).toEqual([]);
  });
});
