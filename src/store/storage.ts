import { create } from 'zustand';

/** Whether the open project is in the browser's own storage. */
export type StorageStatus = 'kept' | 'pending' | 'full';

export interface StorageState {
  status: StorageStatus;
  /** Whether a replaced project with unsaved changes can be brought back. */
  hasPrevious: boolean;
}

export const useStorage = create<StorageState>()(() => ({ status: 'kept', hasPrevious: false }));

export function noteStorage(status: StorageStatus, hasPrevious?: boolean): void {
  useStorage.setState(hasPrevious === undefined ? { status } : { status, hasPrevious });
}
