import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../../contract/history.ts';
import { NEITHER } from '../../components/class-mark.ts';
import { FilterBar, FilterChoice } from '../../components/filter-bar.tsx';
import { dayEnd, dayStart, localDay } from './days.ts';
import styles from './filters.module.css';
import { withField } from './with-field.ts';

interface Props {
  filter: HistoryFilter;
  projects: readonly { id: string; name: string }[];
  summary: { verdicts: Record<string, number>; versions: string[] } | undefined;
  onChange: (filter: HistoryFilter) => void;
}

const origins = ['window', 'api', 'cli'] as const;

/** Which predictions are listed. */
export function Filters({ filter, projects, summary, onChange }: Props) {
  const { t } = useTranslation('history');
  const { t: common } = useTranslation();
  const set = <Name extends keyof HistoryFilter>(name: Name, value: HistoryFilter[Name]) =>
    onChange(withField(filter, name, value));
  const verdicts = unique([...Object.keys(summary?.verdicts ?? {}), filter.verdict]);
  const versions = unique([...(summary?.versions ?? []), filter.version]);
  return (
    <FilterBar
      text={filter.text}
      onText={(text) => set('text', text)}
      label={t('filter.text')}
      opener={t('filter.open')}
    >
      <FilterChoice
        name={t('filter.project')}
        value={filter.project ?? ''}
        options={[
          ...projects.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: t('filter.anyProject') },
        ]}
        onChoose={(value) => set('project', value || undefined)}
      />
      <FilterChoice
        name={t('filter.verdict')}
        value={filter.verdict ?? ''}
        options={[
          { value: '', label: t('filter.anyVerdict') },
          ...verdicts.map((value) => ({ value, label: value === NEITHER ? common('neither') : value })),
        ]}
        onChoose={(value) => set('verdict', value || undefined)}
      />
      <FilterChoice
        name={t('filter.version')}
        value={filter.version ?? ''}
        options={[{ value: '', label: t('filter.anyVersion') }, ...versions.map((value) => ({ value, label: value }))]}
        onChoose={(value) => set('version', value || undefined)}
      />
      <FilterChoice
        name={t('filter.origin')}
        value={filter.origin ?? ''}
        options={[
          { value: '', label: t('filter.anyOrigin') },
          ...origins.map((value) => ({ value, label: t(`origin.${value}`) })),
        ]}
        onChoose={(chosen) =>
          set(
            'origin',
            origins.find((value) => value === chosen),
          )
        }
      />
      <div className={styles.days}>
        <TextInput
          type="date"
          className={styles.day ?? ''}
          leftSection={<span className={styles.word}>{t('filter.fromWord')}</span>}
          leftSectionWidth={48}
          aria-label={t('filter.from')}
          value={localDay(filter.from)}
          onChange={({ currentTarget }) => set('from', dayStart(currentTarget.value))}
        />
        <TextInput
          type="date"
          className={styles.day ?? ''}
          leftSection={<span className={styles.word}>{t('filter.toWord')}</span>}
          leftSectionWidth={48}
          aria-label={t('filter.to')}
          value={localDay(filter.to)}
          onChange={({ currentTarget }) => set('to', dayEnd(currentTarget.value))}
        />
      </div>
    </FilterBar>
  );
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
