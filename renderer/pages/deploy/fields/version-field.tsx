import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useModels } from '../../../data/use-models.ts';
import styles from './fields.module.css';

interface Props {
  project: string;
  live: string | undefined;
  /** None: the live one, and each that goes live later. */
  value: string | undefined;
  disabled?: boolean;
  onChange: (version: string | undefined) => void;
}

/** Which version is to answer: the live one, whichever that is, or one that stays. */
export function VersionField({ project, live, value, disabled = false, onChange }: Props) {
  const { t } = useTranslation('deploy');
  const versions = useModels().data?.filter((one) => one.project === project) ?? [];
  const names = versions.map(({ version }) => version);
  const known = value !== undefined && !names.includes(value) ? [value, ...names] : names;
  const options = [
    ...(live === undefined ? [] : [{ value: '', label: t('version.follow', { live }) }]),
    ...known.map((version) => ({ value: version, label: t('version.stay', { version }) })),
  ];
  return (
    <NativeSelect
      className={styles.version ?? ''}
      aria-label={t('version.name')}
      disabled={disabled}
      value={value ?? ''}
      data={options}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
