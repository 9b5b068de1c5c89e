import { create } from 'zustand';

export const useHelp = create<{ open: boolean }>()(() => ({ open: false }));

export function showHelp(open: boolean): void {
  useHelp.setState({ open });
}
