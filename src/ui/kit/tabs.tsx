import './tabs.css';
import { Tabs } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';

interface TabPanelProps {
  label: string;
  tabs: readonly { key: string; title: ReactNode; content: ReactNode }[];
  /** The open tab, where something outside can change it; an unknown one shows the first. */
  open?: string;
  onOpen?: (key: string) => void;
}

/** Tabs over one scrolling content each. */
export function TabPanel({ label, tabs, open, onOpen }: TabPanelProps) {
  const known = tabs.some((it) => it.key === open) ? open : tabs[0].key;
  const control = onOpen ? { value: known, onValueChange: onOpen } : { defaultValue: tabs[0].key };
  const list = useRef<HTMLDivElement>(null);
  // What opens a tab from outside gives it no focus, which would scroll to it.
  useEffect(() => {
    const tab = list.current?.querySelector(`[data-tab="${known}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [known]);
  return (
    <Tabs.Root className="tabs" {...control}>
      <Tabs.List ref={list} className="tabs-list" aria-label={label}>
        {tabs.map((it) => (
          <Tabs.Trigger key={it.key} className="tabs-tab" value={it.key} data-tab={it.key}>
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
