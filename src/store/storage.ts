import { create } from 'zustand';

/** Whether the open project is in the browser's own storage. */
export type StorageStatus = 'kept' | 'pending' | 'full';

export const useStorage = create<{ status: StorageStatus }>()(() => ({ status: 'kept' }));

export function noteStorage(status: StorageStatus): void {
  useStorage.setState({ status });
}
