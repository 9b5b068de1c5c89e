import { expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { tinyInp } from '../builders/tiny-region';
import { describeShared, readSharedText } from '../shared-files';
import { folderWith, runCli } from './run-cli';

interface Printed {
  severity: string;
  code: string;
  message: string;
  file?: string;
  line?: number;
  id?: string;
}

async function issuesOf(name: string, text: string): Promise<Printed[]> {
  const { status, stdout } = await runCli(['check', name], folderWith({ [name]: text }));
  expect(status).toBe(0);
  return JSON.parse(stdout).files[0].issues;
}

it('check tells what a network does without pumps, with lines and ids', async () => {
  const found = await issuesOf('town.inp', tinyInp());
  const codes = found.map((it) => it.code);
  expect(codes).toContain('checks.noGravity');
  expect(codes).toContain('checks.tankHours');
  const tank = found.find((it) => it.code === 'checks.tankHours');
  expect(tank).toMatchObject({ severity: 'info', file: 'town.inp', line: expect.any(Number) });
  expect(tinyInp().split('\n')[(tank?.line ?? 0) - 1].trim().split(/\s+/)[0]).toBe(tank?.id);
});

it('check tells it of every network of a project, by its served areas and in the order of their names', async () => {
  const project = bundledProject();
  const found = await issuesOf('region.lifeline.json', JSON.stringify(project));
  const files = new Set(found.flatMap((it) => (it.code.startsWith('checks.tank') ? [it.file] : [])));
  expect(files.size).toBe(project.region.waterNetworks.length);
  const names = found
    .filter((it) => it.code.startsWith('checks.noGravity') && it.file === 'water-1.inp')
    .map((it) => it.message.split(' has ')[0]);
  const areas = new Set(project.region.areas.map((it) => it.name));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(areas).toContain(name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
});

describeShared('check of a published network', () => {
  it('says that bypass 330 of Net3 decides', async () => {
    const found = await issuesOf('Net3.inp', readSharedText('cases/water/Net3.inp'));
    expect(found.find((it) => it.code === 'checks.bypass')).toMatchObject({
      severity: 'warning',
      line: 232,
      id: '330',
      message: expect.stringContaining('somebody has to open it'),
    });
  });
});
