import { takeFiles } from './take-files';

/** Opens the system's file chooser and reads what is chosen. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.json,.lifeline,.m,.raw,.inp,.csv,.txt,.xlsx,.pmtiles';
  input.addEventListener('change', () => {
    if (input.files?.length) void takeFiles([...input.files]);
  });
  input.click();
}
