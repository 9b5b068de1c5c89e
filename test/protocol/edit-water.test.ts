import { describe, expect, it } from 'vitest';
import { spliceText } from '../../src/model/edits/splice-text';
import type { WaterNetwork } from '../../src/model/water';
import type { WaterEdit } from '../../src/model/water-edit';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { bundledProject } from '../builders/bundled-project';
import { liftNetwork, waterNetworkText } from '../builders/water-network';
import { describeShared, readSharedText } from '../shared-files';

const solver = loadEpanet(readEpanetWasm());
const session = createSession(createSessionParts(() => solver));

async function edited(network: WaterNetwork, edits: WaterEdit[]) {
  const reply = await session.editWater(network, edits);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  let inp = network.inp;
  for (const splices of reply.value.splices) {
    const spliced = spliceText(inp, splices);
    if (!spliced) throw new Error('splices do not fit');
    inp = spliced.text;
  }
  const opened = (await solver).open(inp);
  if (!opened.ok) throw new Error(opened.error.reportLines.join('\n'));
  opened.value.dispose();
  return { ...reply.value, inp };
}

async function codeOf(network: WaterNetwork, edits: WaterEdit[]) {
  const reply = await session.editWater(network, edits);
  return reply.ok ? 'ok' : reply.error[0].code;
}

/** Lines of both texts that the other one has not. */
function difference(before: string, after: string) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter((it) => !b.includes(it)), come: b.filter((it) => !a.includes(it)) };
}

const town: WaterNetwork = {
  id: 'town',
  inp: waterNetworkText({
    ...liftNetwork,
    junctions: ' works 10 0\n town 20 20 ; the square\n edge 22 5',
    controls: ' LINK lift CLOSED IF NODE tower ABOVE 4.5\n LINK street OPEN AT TIME 5',
    rules:
      ' RULE night\n IF TANK tower LEVEL < 2\n THEN PUMP lift STATUS IS OPEN\n PRIORITY 1\n\n RULE day\n IF JUNCTION edge PRESSURE < 10\n THEN PIPE main STATUS IS OPEN',
    coordinates: ' works 30 50\n town 30.01 50\n edge 30.02 50\n river 29.99 50\n tower 30.01 50.01',
  }),
  placement: { kind: 'lonLat' },
};

describe('rows of a network file', () => {
  it('change value by value, comments and all else kept', async () => {
    const made = await edited(town, [
      { do: 'change', kind: 'junction', id: 'town', values: { demandM3s: 0.0255, elevationM: 21.5 } },
      { do: 'change', kind: 'pipe', id: 'riser', values: { diameterM: 0.35, status: 'checkValve' } },
      { do: 'change', kind: 'tank', id: 'tower', values: { maxLevelM: 6 } },
      { do: 'change', kind: 'pump', id: 'lift', values: { speed: 0.9 } },
      { do: 'move', id: 'edge', place: [30.03, 50.02] },
    ]);
    expect(difference(town.inp, made.inp)).toEqual({
      gone: [
        ' town 20 20 ; the square',
        ' edge 30.02 50',
        ' tower 50 3 0 5 10 0',
        ' riser town tower 300 300 120 0 Open',
        ' lift river works HEAD lift',
      ].sort((a, b) => town.inp.indexOf(a) - town.inp.indexOf(b)),
      come: [
        ' town 21.5 25.5 ; the square',
        ' tower 50 3 0 6 10 0',
        ' riser town tower 300 350 120 0 CV',
        ' lift river works HEAD lift SPEED 0.9',
        ' edge 30.03 50.02',
      ],
    });
  });

  it('are listed with values in SI', async () => {
    const reply = await session.listWater(town);
    const rows = reply.ok ? reply.value : [];
    expect(rows.find((it) => it.id === 'street')).toEqual({
      kind: 'pipe',
      id: 'street',
      fromId: 'town',
      toId: 'edge',
      values: { lengthM: 400, diameterM: 0.15, roughness: 120, minorLoss: 0, status: 'open' },
    });
    expect(rows.find((it) => it.id === 'town')?.values).toEqual({ elevationM: 20, demandM3s: 0.02 });
    expect(rows.map((it) => it.kind).sort()).toEqual([
      'junction',
      'junction',
      'junction',
      'pipe',
      'pipe',
      'pipe',
      'pump',
      'reservoir',
      'tank',
    ]);
  });

  it('come at the end of their section, with a place', async () => {
    const made = await edited(town, [
      {
        do: 'addNode',
        kind: 'junction',
        id: 'new',
        values: { elevationM: 15, demandM3s: 0.001 },
        place: [30.04, 50],
      },
      {
        do: 'addLink',
        kind: 'pipe',
        id: 'lane',
        fromId: 'edge',
        toId: 'new',
        values: { lengthM: 90, diameterM: 0.1, roughness: 110 },
      },
      {
        do: 'addNode',
        kind: 'tank',
        id: 'store',
        values: { elevationM: 40, maxLevelM: 4, diameterM: 8 },
        place: [30.04, 50.01],
      },
      { do: 'addLink', kind: 'pump', id: 'boost', fromId: 'new', toId: 'store', values: { powerKw: 5 } },
      {
        do: 'addLink',
        kind: 'valve',
        id: 'v',
        fromId: 'works',
        toId: 'edge',
        values: { diameterM: 0.1, valveType: 'PRV', setting: '30' },
      },
    ]);
    const { gone, come } = difference(town.inp, made.inp);
    expect(gone).toEqual([]);
    expect(come.filter((it) => it.trim() !== '')).toEqual([
      ' new 15 1',
      ' store 40 0 0 4 8 0',
      ' lane edge new 90 100 110 0 Open',
      ' boost new store POWER 5',
      ' new 30.04 50',
      ' store 30.04 50.01',
      '[VALVES]',
      ' v works edge 100 PRV 30',
    ]);
  });

  it('go with links, lonely junctions, controls and rules that need them', async () => {
    const made = await edited(town, [{ do: 'remove', elements: [{ kind: 'pipe', id: 'street' }] }]);
    expect(made.removed).toEqual([
      { kind: 'junction', id: 'town/edge' },
      { kind: 'pipe', id: 'town/street' },
    ]);
    expect(made.removedControlCount).toBe(2);
    expect(made.inp).not.toMatch(/edge|street|RULE day/);
    expect(made.inp).toContain(' RULE night\n IF TANK tower LEVEL < 2');
  });

  it('take a new id everywhere it is named', async () => {
    const made = await edited(town, [
      { do: 'rename', kind: 'tank', id: 'tower', newId: 'hill' },
      { do: 'rename', kind: 'pump', id: 'lift', newId: 'P-1' },
    ]);
    expect(made.inp).not.toContain('tower');
    expect(made.inp).toContain(' LINK P-1 CLOSED IF NODE hill ABOVE 4.5');
    expect(made.inp).toContain(' IF TANK hill LEVEL < 2\n THEN PUMP P-1 STATUS IS OPEN');
    // the curve of the same name is no link
    expect(made.inp).toContain(' P-1 river works HEAD lift');
  });

  it('share out a new demand over the categories of a junction', async () => {
    const network = {
      ...town,
      inp: waterNetworkText({ ...liftNetwork, demands: ' town 15\n town 5\n edge 5' }),
    };
    const made = await edited(network, [
      { do: 'change', kind: 'junction', id: 'town', values: { demandM3s: 0.04 } },
    ]);
    expect(difference(network.inp, made.inp)).toEqual({
      gone: [' town 15', ' town 5'],
      come: [' town 30', ' town 10'],
    });
  });

  it('are refused where the network would be wrong', async () => {
    const source: WaterEdit = { do: 'remove', elements: [{ kind: 'reservoir', id: 'river' }] };
    const last: WaterEdit = { do: 'remove', elements: [{ kind: 'tank', id: 'tower' }] };
    expect(await codeOf(town, [source, last])).toMatch(/^inp\./);
    expect(await codeOf(town, [{ do: 'remove', elements: [{ kind: 'pipe', id: 'nothing' }] }])).toBe(
      'waterEdit.noElement',
    );
    const lonely: WaterEdit = { do: 'addNode', kind: 'junction', id: 'new', values: {} };
    expect(await codeOf(town, [lonely])).toBe('inp.unjoined');
    expect(await codeOf(town, [{ ...lonely, id: 'town' }])).toBe('waterEdit.idTaken');
    expect(await codeOf(town, [{ ...lonely, id: 'a b' }])).toBe('waterEdit.badId');
    const levels = { startLevelM: 9 };
    expect(await codeOf(town, [{ do: 'change', kind: 'tank', id: 'tower', values: levels }])).toBe(
      'inp.tankLevels',
    );
    // EPANET's own word: a check valve takes no status from a rule
    const checked: WaterEdit = { do: 'change', kind: 'pipe', id: 'main', values: { status: 'checkValve' } };
    expect(await codeOf(town, [checked])).toMatch(/^(epanet|water|inp)\./);
    const thin: WaterEdit = { do: 'change', kind: 'pipe', id: 'main', values: { diameterM: 0 } };
    expect(await codeOf(town, [thin])).toBe('inp.notPositive');
  });

  it('keep line ends, and a drawing put by its middle in its place', async () => {
    const network: WaterNetwork = {
      ...town,
      inp: town.inp.replaceAll('\n', '\r\n'),
      placement: { kind: 'centre', centre: [30, 50], metresPerUnit: 1000 },
    };
    const made = await edited(network, [{ do: 'move', id: 'edge', place: [30.5, 50] }]);
    expect(made.inp.split('\r\n')).toHaveLength(network.inp.split('\r\n').length);
    expect(made.inp).not.toMatch(/[^\r]\n/);
    expect(made.placement?.kind).toBe('centre');
    expect(made.placement?.kind === 'centre' && made.placement.centre[0]).toBeCloseTo(30.25, 3);
  });
});

describe('the bundled networks', () => {
  it('list every element, and a value written as it stands changes nothing', async () => {
    for (const network of bundledProject().region.waterNetworks.slice(0, 6)) {
      const listed = await session.listWater(network);
      if (!listed.ok) throw new Error('not listed');
      const edits = listed.value.map(({ kind, id, values }): WaterEdit => {
        const { status: _, minorLoss: __, ...rest } = values;
        return { do: 'change', kind, id, values: rest };
      });
      const made = await edited(network, edits.slice(0, 40));
      const texts = difference(network.inp, made.inp);
      // a junction without a word for its demand gets one
      expect(texts.gone.filter((it) => !/^ J\d+ [\d.]+$/.test(it))).toEqual([]);
    }
  }, 30_000);
});

describeShared('public networks', () => {
  it('keep all other lines when a pipe changes, goes or is renamed, and EPANET takes them', async () => {
    for (const name of ['Net1', 'Net3']) {
      const network: WaterNetwork = {
        id: name,
        inp: readSharedText(`cases/water/${name}.inp`),
        placement: { kind: 'lonLat' },
      };
      const listed = await session.listWater(network);
      const pipes = listed.ok ? listed.value.filter((it) => it.kind === 'pipe') : [];
      expect(pipes.length).toBeGreaterThan(5);
      for (const { id, values } of pipes.slice(0, 12)) {
        const wide = { diameterM: (values.diameterM ?? 0) * 2 };
        const made = await edited(network, [{ do: 'change', kind: 'pipe', id, values: wide }]);
        const { gone, come } = difference(network.inp, made.inp);
        expect([gone.length, come.length]).toEqual([1, 1]);
        const renamed = await edited(network, [{ do: 'rename', kind: 'pipe', id, newId: `${id}-new` }]);
        expect(renamed.inp.split('\n')).toHaveLength(network.inp.split('\n').length);
      }
    }
  }, 60_000);
});
