import { applyCouplingTable, readCouplingTable } from '../../commands/couplings';
import { hasErrors, issue } from '../../model/result';
import { notifyIssues } from '../app/notice-store';

/** Opens the file chooser for a coupling table and puts the rows that can be used into the project. */
export function chooseCouplingTable(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.csv,.txt';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void take(file);
  });
  input.click();
}

async function take(file: File): Promise<void> {
  const read = await readCouplingTable(file);
  const count = read.value?.couplings.length ?? 0;
  if (read.value && count + read.value.feeders.length > 0) applyCouplingTable(read.value);
  const severity = hasErrors(read.issues) ? 'warning' : 'info';
  notifyIssues([
    issue(severity, 'coupling.read', { file: file.name, count, problems: read.issues.length }),
    ...read.issues,
  ]);
}
