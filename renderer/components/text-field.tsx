import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import styles from './text-field.module.css';

interface Props {
  label: string;
  placeholder?: string;
  value: string;
  /** What is wrong with a text; nothing where it can be kept. */
  problem?: (text: string) => string | undefined;
  /** A text without a problem, when the field is left or Enter is pressed. */
  onCommit: (value: string) => void;
}

/** A field for a line of text that is kept when it is left. */
export function TextField({ label, placeholder, value, problem, onCommit }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wrong = problem?.(text.trim());
  const commit = () => {
    if (wrong === undefined && text.trim() !== value) onCommit(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setText(value);
  };
  return (
    <TextInput
      className={styles.field ?? ''}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      error={wrong}
      spellCheck={false}
      autoComplete="off"
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
