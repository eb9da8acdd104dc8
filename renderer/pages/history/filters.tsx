import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../../contract/history.ts';
import { NEITHER } from '../../components/class-mark.ts';
import { IconFilter, IconSearch } from '../../components/icons.ts';
import { useSearchKey } from '../predict/results/use-search-key.ts';
import { dayEnd, dayStart, localDay } from './days.ts';
import styles from './filters.module.css';
import { withField } from './with-field.ts';

interface Props {
  filter: HistoryFilter;
  summary: { verdicts: Record<string, number>; versions: string[] } | undefined;
  onChange: (filter: HistoryFilter) => void;
}

const origins = ['window', 'api', 'cli'] as const;

/** Which predictions are listed. */
export function Filters({ filter, summary, onChange }: Props) {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation();
  const [opened, setOpened] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useSearchKey(search);
  const set = <Name extends keyof HistoryFilter>(name: Name, value: HistoryFilter[Name]) =>
    onChange(withField(filter, name, value));
  const verdicts = unique([...Object.keys(summary?.verdicts ?? {}), filter.verdict]);
  const versions = unique([...(summary?.versions ?? []), filter.version]);
  return (
    <search className={styles.filters} data-opened={opened || undefined}>
      <TextInput
        ref={search}
        className={styles.text ?? ''}
        type="search"
        value={filter.text ?? ''}
        placeholder={t('filter.text')}
        aria-label={t('filter.text')}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={({ currentTarget }) => set('text', currentTarget.value || undefined)}
      />
      <ActionIcon
        className={styles.opener ?? ''}
        variant="default"
        size={36}
        aria-label={t('filter.open')}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <IconFilter size={18} />
      </ActionIcon>
      <NativeSelect
        className={styles.more ?? ''}
        aria-label={t('filter.verdict')}
        value={filter.verdict ?? ''}
        data={[
          { value: '', label: t('filter.anyVerdict') },
          ...verdicts.map((value) => ({ value, label: value === NEITHER ? common('neither') : value })),
        ]}
        onChange={({ currentTarget }) => set('verdict', currentTarget.value || undefined)}
      />
      <NativeSelect
        className={styles.more ?? ''}
        aria-label={t('filter.version')}
        value={filter.version ?? ''}
        data={[{ value: '', label: t('filter.anyVersion') }, ...versions]}
        onChange={({ currentTarget }) => set('version', currentTarget.value || undefined)}
      />
      <NativeSelect
        className={styles.more ?? ''}
        aria-label={t('filter.origin')}
        value={filter.origin ?? ''}
        data={[
          { value: '', label: t('filter.anyOrigin') },
          ...origins.map((value) => ({ value, label: t(`origin.${value}`) })),
        ]}
        onChange={({ currentTarget }) =>
          set(
            'origin',
            origins.find((value) => value === currentTarget.value),
          )
        }
      />
      <TextInput
        type="date"
        className={styles.more ?? ''}
        leftSection={<span className={styles.word}>{t('filter.fromWord')}</span>}
        leftSectionWidth={48}
        aria-label={t('filter.from')}
        value={localDay(filter.from)}
        onChange={({ currentTarget }) => set('from', dayStart(currentTarget.value))}
      />
      <TextInput
        type="date"
        className={styles.more ?? ''}
        leftSection={<span className={styles.word}>{t('filter.toWord')}</span>}
        leftSectionWidth={48}
        aria-label={t('filter.to')}
        value={localDay(filter.to)}
        onChange={({ currentTarget }) => set('to', dayEnd(currentTarget.value))}
      />
    </search>
  );
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
