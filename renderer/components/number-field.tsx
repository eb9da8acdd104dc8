import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import styles from './number-field.module.css';
import { parseWhole } from './parse-whole.ts';

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  /** A whole number in range, when the field is left or Enter is pressed. */
  onCommit: (value: number) => void;
}

/** A field for a whole number. It says what is allowed as soon as something else stands in it. */
export function NumberField({ label, value, min, max, onCommit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const wanted = parseWhole(text, min, max);
  const commit = () => {
    if (wanted !== undefined && wanted !== value) onCommit(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setText(String(value));
  };
  return (
    <TextInput
      className={styles.field ?? ''}
      inputMode="numeric"
      aria-label={label}
      value={text}
      error={wanted === undefined ? t('numberRange', { min: format.number(min), max: format.number(max) }) : undefined}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
