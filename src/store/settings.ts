import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Language = 'en' | 'uk';
export type Theme = 'system' | 'light' | 'dark';
/** `system`: as the system prefers; `reduce`: always still. */
export type Motion = 'system' | 'reduce';
export const flowUnits = ['m3h', 'lps', 'm3s'] as const;
export type FlowUnit = (typeof flowUnits)[number];

/** What the user prefers on this machine, kept in the browser's own storage. */
export interface SettingsState {
  language: Language;
  theme: Theme;
  motion: Motion;
  /** Unit in which water flows are shown. */
  flowUnit: FlowUnit;
  /** The guided visit was taken or declined. */
  tourSeen: boolean;
}

export const settingsKey = 'lifeline-settings';

export const useSettings = create<SettingsState>()(
  persist(
    (): SettingsState => ({
      language: 'en',
      theme: 'system',
      motion: 'system',
      flowUnit: 'm3h',
      tourSeen: false,
    }),
    {
      name: settingsKey,
      version: 1,
    },
  ),
);

export function changeSettings(fields: Partial<SettingsState>): void {
  useSettings.setState(fields);
}
