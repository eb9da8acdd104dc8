import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HeatLegend } from '../../../components/heat/heat-legend.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import type { useLook } from '../../../data/use-version.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './look-pane.module.css';

interface Props {
  version: string;
  look: ReturnType<typeof useLook>;
}

/** How to read where a version looks, what it says of the photo now, or why that cannot be told. */
export function LookWords({ version, look: { data, error, refetch } }: Props) {
  const { t } = useTranslation('models');
  const format = useFormat();
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <p className={styles.asking} role="status">
        <Loader size={16} aria-hidden /> {t('look.asking', { version })}
      </p>
    );
  }
  return (
    <>
      <HeatLegend label={data.best} />
      <p className={styles.now}>
        {t('look.says')} <VerdictName verdict={data.verdict} /> {format.confidence(data.score)}
      </p>
    </>
  );
}
