import { useSettings } from '../../store/settings';
import { followMotion, isMotionReduced } from '../kit/motion';

/** Keeps `data-theme`, `data-still` and `lang` of the page in step with the settings. */
export function followTheme(): void {
  const apply = () => {
    const { theme, language } = useSettings.getState();
    const page = document.documentElement;
    page.lang = language;
    if (theme === 'system') page.removeAttribute('data-theme');
    else page.setAttribute('data-theme', theme);
    page.toggleAttribute('data-still', isMotionReduced());
  };
  apply();
  followMotion(apply);
}
