import { takeCouplingTable } from '../../commands/read-files';
import { notifyIssues } from '../app/notice-store';

/** Opens the file chooser for a coupling table and puts the rows that can be used into the project. */
export function chooseCouplingTable(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.csv,.txt';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void takeCouplingTable(file).then(notifyIssues);
  });
  input.click();
}
