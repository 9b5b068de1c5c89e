import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/cli/registry';
import { projectSchema } from '../../src/model/project';
import { caseText, caseWith } from '../builders/case-text';
import { tinyInp } from '../builders/tiny-region';
import { folderWith, runCli } from './run-cli';

describe('the program', () => {
  it('explains itself and each command', async () => {
    const { status, stdout, stderr } = await runCli(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    for (const name of Object.keys(registry)) expect(stdout).toContain(`lifeline ${name}`);
    const check = await runCli(['check', '--help']);
    expect(check.status).toBe(0);
    expect(check.stdout).toContain('lifeline check FILE…');
    expect(check.stdout).toContain('--out');
  });

  it.each(Object.keys(registry))('command %s is registered under its own name and has help', async (name) => {
    const command = await registry[name]();
    expect(command.name).toBe(name);
    expect(command.usage.startsWith(`lifeline ${name}`)).toBe(true);
    expect(command.help.length).toBeGreaterThan(60);
  });

  it.each([
    [[]],
    [['fly']],
    [['constructor']],
    [['check']],
    [['check', '--colour', 'red', 'x']],
    [['join', 'a.m']],
    [['generate', 'a.m']],
  ])('called as %j ends with 2 and says why', async (words) => {
    const { status, stdout, stderr } = await runCli(words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('lifeline');
  });
});

describe('hydraulics', () => {
  it('refuses more records than memory holds, at once and in words', async () => {
    const folder = folderWith({ 'town.inp': tinyInp() });
    const words = ['hydraulics', 'town.inp', '--duration-h', '1000000', '--step-min', '0.02'];
    const { status, stdout, stderr } = await runCli(words, folder);
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr).issues[0]).toMatchObject({ code: 'cli.tooManyRecords', severity: 'error' });
  });
});

describe('check', () => {
  it('lists files with kind, counts and issues', async () => {
    const folder = folderWith({
      'three.m': caseText,
      'town.inp': tinyInp(),
      'c.csv': 'kind,id,bus\npump,PU1,2\n',
    });
    const { status, stdout } = await runCli(['check', 'three.m', 'town.inp', 'c.csv'], folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).files).toMatchObject([
      { file: 'three.m', kind: 'matpower', counts: { buses: 3, branches: 3, generators: 1 }, issues: [] },
      {
        file: 'town.inp',
        kind: 'inp',
        counts: { junctions: 3, reservoirs: 1, tanks: 1, pipes: 3, pumps: 1 },
      },
      { file: 'c.csv', kind: 'couplings', counts: { rows: 1 }, issues: [] },
    ]);
  });

  it('ends with 1 on bad input, with file, line and a sentence on standard error', async () => {
    const folder = folderWith({
      'bad.m': caseWith(14, '2 9 0 0.2 0 0 0 0 0 0 1 0 0;'),
      'noise.inp': new Uint8Array(9000),
    });
    const { status, stdout, stderr } = await runCli(['check', 'bad.m', 'noise.inp', 'absent.m'], folder);
    expect(status).toBe(1);
    const { issues } = JSON.parse(stderr);
    expect(issues).toMatchObject([
      { severity: 'error', code: 'matpower.branchToNothing', file: 'bad.m', line: 14, id: '2' },
      { severity: 'error', code: 'io.binary', file: 'noise.inp' },
      { severity: 'error', code: 'cli.cannotRead', file: 'absent.m' },
    ]);
    for (const it of issues) expect(it.message).toMatch(/[a-z].*\.$/);
    expect(JSON.parse(stdout).files.map((it: { issues: unknown[] }) => it.issues.length)).toEqual([1, 1, 1]);
  });
});

describe('join', () => {
  const files = {
    'three.m': caseText,
    'town.inp': tinyInp(),
    'c.csv': 'kind;network;id;bus\npump;town;PU1;2\ntreatment;;R1;3\n',
  };

  it('makes a project that is read again', async () => {
    const folder = folderWith(files);
    const words = ['join', 'three.m', 'town.inp', '--couplings', 'c.csv', '--out', 'sub/both.lifeline.json'];
    const { status, stdout } = await runCli(words, folder);
    expect([status, stdout]).toEqual([0, '']);
    const project = projectSchema.parse(
      JSON.parse(readFileSync(join(folder, 'sub/both.lifeline.json'), 'utf8')),
    );
    expect(project.scenarios.map((it) => [it.id, it.events])).toEqual([['default', []]]);
    expect(project.region.couplings.map((it) => [it.consumer.id, it.busId])).toEqual([
      ['town/PU1', '2'],
      ['town/R1', '3'],
    ]);
    const again = await runCli(['check', 'sub/both.lifeline.json'], folder);
    expect(again.status).toBe(0);
    expect(JSON.parse(again.stdout).files[0]).toMatchObject({ kind: 'project', counts: { couplings: 2 } });
  });

  it('refuses a table with a wrong row, and names the line', async () => {
    const folder = folderWith({ ...files, 'c.csv': 'kind,id,bus\npump,PU9,2\n' });
    const { status, stdout, stderr } = await runCli(
      ['join', 'three.m', 'town.inp', '--couplings', 'c.csv'],
      folder,
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr).issues).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'couplings.noSuchPump', file: 'c.csv', line: 2 }),
    );
  });

  it('refuses files of another kind than their place says', async () => {
    const folder = folderWith(files);
    const { status, stderr } = await runCli(['join', 'three.m', 'c.csv', '--couplings', 'town.inp'], folder);
    expect(status).toBe(1);
    const codes = JSON.parse(stderr).issues.map((it: { code: string }) => it.code);
    expect(codes.filter((it: string) => it === 'cli.otherKind')).toHaveLength(2);
  });

  it('says so where the output cannot be written', async () => {
    const folder = folderWith(files);
    const words = ['join', 'three.m', 'town.inp', '--couplings', 'c.csv', '--out', 'c.csv/x.json'];
    const { status, stderr } = await runCli(words, folder);
    expect(status).toBe(1);
    expect(stderr).toContain('cli.cannotWrite');
  });
});
