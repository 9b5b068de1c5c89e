import './tabs.css';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';

interface TabPanelProps {
  label: string;
  tabs: readonly { key: string; title: ReactNode; content: ReactNode }[];
}

/** Tabs over one scrolling content each. */
export function TabPanel({ label, tabs }: TabPanelProps) {
  return (
    <Tabs.Root className="tabs" defaultValue={tabs[0].key}>
      <Tabs.List className="tabs-list" aria-label={label}>
        {tabs.map((it) => (
          <Tabs.Trigger key={it.key} className="tabs-tab" value={it.key}>
            {it.title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((it) => (
        <Tabs.Content key={it.key} className="tabs-content" value={it.key} tabIndex={-1}>
          {it.content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
