import { Settings } from 'lucide-react';
import { changeSettings, type FlowUnit, type Motion, type Theme, useSettings } from '../../store/settings';
import { languages } from '../../words/catalogue';
import { IconButton } from '../kit/button';
import { Menu, MenuChoice } from '../kit/menu';
import { useSay } from '../kit/use-say';

const languageNames = { en: 'English', uk: 'Українська' } as const;

/** Theme, motion, units, and the language where there is more than one. */
export function SettingsMenu() {
  const say = useSay();
  const { theme, motion, flowUnit, language } = useSettings();
  return (
    <Menu align="end" trigger={<IconButton label={say('top.settings')} icon={<Settings />} />}>
      <MenuChoice<Theme>
        label={say('top.theme')}
        value={theme}
        options={[
          ['system', say('top.themeSystem')],
          ['light', say('top.themeLight')],
          ['dark', say('top.themeDark')],
        ]}
        onChoose={(it) => changeSettings({ theme: it })}
      />
      <MenuChoice<Motion>
        label={say('top.motion')}
        value={motion}
        options={[
          ['system', say('top.motionSystem')],
          ['reduce', say('top.motionReduce')],
        ]}
        onChoose={(it) => changeSettings({ motion: it })}
      />
      <MenuChoice<FlowUnit>
        label={say('top.flowUnit')}
        value={flowUnit}
        options={[
          ['m3h', 'm³/h'],
          ['lps', 'L/s'],
          ['m3s', 'm³/s'],
        ]}
        onChoose={(it) => changeSettings({ flowUnit: it })}
      />
      {languages.length > 1 && (
        <MenuChoice
          label={say('top.language')}
          value={language}
          options={languages.map((it) => [it, languageNames[it]] as const)}
          onChoose={(it) => changeSettings({ language: it })}
        />
      )}
    </Menu>
  );
}
