import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type MonitorSpan, monitorSpan } from '../../../contract/shapes/traffic.ts';
import { FilterChoice } from '../../components/filter-bar.tsx';
import styles from './pickers.module.css';

interface Props {
  span: MonitorSpan;
  onSpan: (span: MonitorSpan) => void;
  /** Empty for all. */
  version: string;
  versions: readonly string[];
  onVersion: (version: string) => void;
}

/** How far back is looked, and at which version. */
export function Pickers({ span, onSpan, version, versions, onVersion }: Props) {
  const { t } = useTranslation('monitoring');
  return (
    <div className={styles.pickers}>
      <SegmentedControl<MonitorSpan>
        className={styles.span ?? ''}
        aria-label={t('span.name')}
        value={span}
        onChange={onSpan}
        data={monitorSpan.options.map((value) => ({ value, label: t(`span.${value}`) }))}
      />
      <FilterChoice
        name={t('version.name')}
        value={version}
        options={[{ value: '', label: t('version.all') }, ...versions.map((value) => ({ value, label: value }))]}
        onChoose={onVersion}
      />
    </div>
  );
}
