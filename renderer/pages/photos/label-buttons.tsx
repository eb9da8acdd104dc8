import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassSymbol } from '../../components/class-symbol.tsx';
import { keyOf } from './hotkeys.ts';
import { MOST_BUTTONS, shownClasses } from './shown-classes.ts';
import styles from './views.module.css';

interface Props {
  classes: readonly string[];
  current?: string | undefined;
  /** The labels are all there is to say: large, and without the one that takes a label away. */
  only?: boolean;
  onLabel: (label: string | null) => void;
}

/** A button a class, with its key; where there are many classes, a field to find the others. */
export function LabelButtons({ classes, current, only = false, onLabel }: Props) {
  const { t } = useTranslation('photos');
  const [typed, setTyped] = useState('');
  const size = only ? 'md' : 'compact-sm';
  const shown = shownClasses(classes, typed, current);
  const [first] = shown;
  const findFirst = () => {
    if (typed.trim() === '' || first === undefined) return;
    onLabel(first);
    setTyped('');
  };
  return (
    <fieldset className={styles.labels} aria-label={t('label.name')}>
      {classes.length > MOST_BUTTONS && (
        <TextInput
          className={styles.find ?? ''}
          size={only ? 'sm' : 'xs'}
          aria-label={t('label.find', { count: classes.length })}
          placeholder={t('label.find', { count: classes.length })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Enter' && findFirst()}
        />
      )}
      {shown.map((label) => {
        const key = keyOf(label, classes);
        return (
          <Button
            key={label}
            size={size}
            variant={label === current ? 'light' : 'default'}
            aria-pressed={only ? undefined : label === current}
            leftSection={<ClassSymbol label={label} />}
            rightSection={key && <kbd className={styles.key}>{key}</kbd>}
            onClick={() => onLabel(label)}
          >
            {label}
          </Button>
        );
      })}
      {!only && (
        <Button
          size={size}
          variant="subtle"
          color="gray"
          rightSection={<kbd className={styles.key}>0</kbd>}
          onClick={() => onLabel(null)}
        >
          {t('label.none')}
        </Button>
      )}
    </fieldset>
  );
}
