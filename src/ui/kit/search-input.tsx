import { Search } from 'lucide-react';
import type { ClipboardEvent } from 'react';

interface SearchInputProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** A pasted list, one a line or parted by tabs, is told as texts parted by semicolons. */
  takesLists?: boolean;
}

/** A field that narrows a list by what is typed, under the glass. */
export function SearchInput({ label, value, onChange, takesLists = false }: SearchInputProps) {
  const paste = (event: ClipboardEvent) => {
    const parts = event.clipboardData
      .getData('text/plain')
      .split(/[\r\n\t]+/)
      .map((it) => it.trim());
    const list = parts.filter((it) => it !== '');
    if (!takesLists || list.length < 2) return;
    event.preventDefault();
    onChange(list.join('; '));
  };
  return (
    <span className="search-input">
      <Search aria-hidden />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onPaste={paste}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </span>
  );
}
