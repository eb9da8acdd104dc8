import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import styles from './filter-bar.module.css';
import { IconFilter, IconSearch } from './icons.ts';
import { useSearchKey } from './use-search-key.ts';

interface Props {
  text: string | undefined;
  onText: (text: string | undefined) => void;
  /** What is looked for in the text. */
  label: string;
  /** The button that shows the other fields where there is little room. */
  opener: string;
  /** The other fields. */
  children: ReactNode;
}

/** Narrows a list: by words, which Ctrl F begins, and by the fields beside them. */
export function FilterBar({ text, onText, label, opener, children }: Props) {
  const [opened, setOpened] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useSearchKey(search);
  return (
    <search className={styles.filters} data-opened={opened || undefined}>
      <TextInput
        ref={search}
        className={styles.text ?? ''}
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text ?? ''}
        onChange={({ currentTarget }) => onText(currentTarget.value || undefined)}
      />
      <ActionIcon
        className={styles.opener ?? ''}
        variant="default"
        size={36}
        aria-label={opener}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <IconFilter size={18} />
      </ActionIcon>
      <div className={styles.more}>{children}</div>
    </search>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
}

/** A field that chooses one of some. */
export function FilterChoice({ name, value, options, onChoose }: ChoiceProps) {
  return (
    <NativeSelect
      aria-label={name}
      value={value}
      data={options}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}
