import { readDroppedFiles } from '../../commands/read-files';

/** Opens the system's file chooser and reads what is chosen. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.json,.lifeline,.m,.raw,.inp,.csv,.txt,.xlsx';
  input.addEventListener('change', () => {
    if (input.files?.length) void readDroppedFiles([...input.files]);
  });
  input.click();
}
