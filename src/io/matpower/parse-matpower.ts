import type { Grid } from '../../model/grid';
import { emptyRegion, type Region } from '../../model/region';
import type { Imported } from '../../model/result';
import { readStem } from '../file-name';
import { createIssueList, type IssueList } from '../issue-list';
import type { CaseTable } from './case-columns';
import { type CaseRows, createCaseRows } from './case-rows';
import { type CaseWorkspace, runCase } from './case-workspace';
import { readBranches, readDcLines } from './read-branches';
import { readBuses } from './read-buses';
import { readCosts, readGenerators } from './read-generators';

/**
 * Reads a MATPOWER case file, format version 2 (User's Manual, appendix B). Bus ids are the file's numbers,
 * branch, generator and DC line ids the 1-based rows. Angles become radians, a tap of 0 becomes 1, an
 * unlimited rating 0. Rows that cannot be used are left out with an error each; no value when there is no
 * bus table at all. Never throws; linear in the text.
 */
export function parseMatpower(text: string, fileName: string): Imported<Region> {
  const issues = createIssueList(fileName);
  const workspace = runCase(text, issues);
  if (!workspace) return { issues: issues.finish() };
  const grid = readGrid(workspace, issues);
  const found = issues.finish();
  if (!grid) return { issues: found };
  const id = readStem(fileName) || workspace.functionName || 'grid';
  return {
    value: { ...emptyRegion(id), name: workspace.functionName ?? id, origin: fileName, grid },
    issues: found,
  };
}

function readGrid(workspace: CaseWorkspace, issues: IssueList): Grid | undefined {
  const rowsOf = (name: CaseTable): CaseRows | undefined => {
    const table = workspace.tables.get(name);
    return table && createCaseRows(name, table, issues);
  };
  const busRows = rowsOf('bus');
  const generatorRows = rowsOf('gen');
  const branchRows = rowsOf('branch');
  for (const [name, rows] of Object.entries({ bus: busRows, gen: generatorRows, branch: branchRows }))
    if (!rows) issues.add('error', 'matpower.tableMissing', { table: name });
  if (!busRows) return undefined;

  const known = readBuses(busRows, workspace.strings.get('bus_name'), issues);
  const { buses } = known;
  if (buses.length === 0) issues.add('error', 'matpower.noBus', {}, { line: busRows.table.line });
  const branches = branchRows ? readBranches(branchRows, known, issues) : [];
  const costRows = rowsOf('gencost');
  const generators = generatorRows
    ? readGenerators(
        generatorRows,
        known,
        {
          fuels: workspace.strings.get('genfuel'),
          types: workspace.strings.get('gentype'),
          costs: costRows && readCosts(costRows, generatorRows.count, issues),
        },
        issues,
      )
    : [];
  const dcLineRows = rowsOf('dcline');
  const dcLines = dcLineRows ? readDcLines(dcLineRows, known, issues) : [];
  if (generatorRows && !generators.some((unit) => unit.inService))
    issues.add('error', 'matpower.noGenerator', {}, { line: generatorRows.table.line });
  if (buses.length > 0 && !buses.some((bus) => bus.type === 'reference'))
    issues.add('warning', 'matpower.noReference', {}, { line: busRows.table.line });
  const dcLinesOn = workspace.dcLinesOn && dcLines.length > 0;
  return {
    baseMva: workspace.baseMva,
    buses,
    branches,
    generators,
    dcLines,
    ...(dcLinesOn ? { dcLinesOn } : {}),
  };
}
