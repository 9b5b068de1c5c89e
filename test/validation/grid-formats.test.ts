import { expect, it } from 'vitest';
import { flowOf, gridOf } from '../builders/grid-flow';
import { describeShared, readSharedText } from '../shared-files';

interface TableReference {
  bus: { index: number[]; va_deg: number[] };
  line: { index: number[]; p_from_mw: number[] };
  trafo: { index: number[]; p_hv_mw: number[] };
  ext_grid_p_mw: number[];
}

describeShared('pandapower nets', () => {
  it.each(['case9', 'case14', 'case39'])('%s has the angles and flows of rundcpp', (name) => {
    const reference: TableReference = JSON.parse(
      readSharedText(`reference/power/pandapower_dc_${name}.json`),
    );
    const flow = flowOf(gridOf(`${name}.json`, readSharedText(`cases/power/pandapower/${name}.json`)));
    reference.bus.index.forEach((index, k) => {
      expect(
        Math.abs((flow.angleDeg.get(String(index)) ?? Number.NaN) - reference.bus.va_deg[k]),
      ).toBeLessThan(1e-6);
    });
    reference.line.index.forEach((index, k) => {
      expect(
        Math.abs((flow.flowMw.get(`line:${index}`) ?? Number.NaN) - reference.line.p_from_mw[k]),
      ).toBeLessThan(1e-4);
    });
    reference.trafo.index.forEach((index, k) => {
      expect(
        Math.abs((flow.flowMw.get(`trafo:${index}`) ?? Number.NaN) - reference.trafo.p_hv_mw[k]),
      ).toBeLessThan(1e-4);
    });
    expect(flow.flows.length).toBe(reference.line.index.length + reference.trafo.index.length);
    expect(flow.outputMw.get('ext_grid:0')).toBeCloseTo(reference.ext_grid_p_mw[0], 4);
  });
});

describeShared('PSS/E cases', () => {
  it('the EPRI case has the rows, angles and flows of psse2mpc and rundcpf', () => {
    const reference = JSON.parse(readSharedText('reference/power/psse_dc_epri.json'));
    const region = gridOf('epri.raw', readSharedText('cases/power/psse/epri.raw'));
    const { grid } = region;
    expect(grid.buses.map((it) => Number(it.id))).toEqual(reference.bus.id);
    expect(grid.branches.map((it) => Number(it.fromBusId))).toEqual(reference.branch.from);
    expect(grid.branches.map((it) => Number(it.toBusId))).toEqual(reference.branch.to);
    expect(grid.generators.length).toBe(reference.counts.gen);
    expect(grid.buses.reduce((sum, bus) => sum + bus.loadMw, 0)).toBeCloseTo(reference.total_load_mw, 9);
    const flow = flowOf(region);
    flow.angles.forEach((angle, k) => {
      expect(Math.abs(angle - reference.bus.va_deg[k])).toBeLessThan(1e-6);
    });
    flow.flows.forEach((mw, k) => {
      expect(Math.abs(mw - reference.branch.pf_mw[k])).toBeLessThan(1e-4);
    });
  });
});
