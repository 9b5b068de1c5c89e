import { useSyncExternalStore } from 'react';
import { useSettings } from '../../store/settings';
import { darkPalette, lightPalette, type Palette } from './palette';

const darkQuery = '(prefers-color-scheme: dark)';

/** The palette of the theme in force. */
export function usePalette(): Palette {
  const theme = useSettings((state) => state.theme);
  const systemIsDark = useSyncExternalStore(
    (changed) => {
      const query = matchMedia(darkQuery);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(darkQuery).matches,
  );
  return theme === 'dark' || (theme === 'system' && systemIsDark) ? darkPalette : lightPalette;
}
