import { create } from 'zustand';
import type { Imported } from '../model/result';
import type { ReadFiles } from '../protocol/session-api';

export type ImportStatus = 'none' | 'reading' | 'read';

/** Files being read or waiting for the user's yes. The open project is not touched by them. */
export interface ImportsState {
  status: ImportStatus;
  fileNames: string[];
  read?: Imported<ReadFiles>;
}

export const useImports = create<ImportsState>()(() => ({ status: 'none', fileNames: [] }));

export function startImport(fileNames: string[]): void {
  useImports.setState({ status: 'reading', fileNames, read: undefined });
}

export function finishImport(read: Imported<ReadFiles>): void {
  if (useImports.getState().status === 'reading') useImports.setState({ status: 'read', read });
}

export function dropImport(): void {
  useImports.setState({ status: 'none', fileNames: [], read: undefined });
}
