import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconRefresh } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDoctor } from '../../data/use-doctor.ts';
import { DiagnosticsButton } from '../../desk/diagnostics-button.tsx';
import { DoctorCheckRow } from './doctor-check-row.tsx';
import styles from './doctor-page.module.css';

const worstFirst = { failed: 0, warning: 1, ok: 2 };

/** What Meadow stands on, and what is wrong with it. */
export default function DoctorPage() {
  const { t } = useTranslation('doctor');
  const { data, error, refetch, isFetching, dataUpdatedAt } = useDoctor();
  const wrong = data?.filter(({ state }) => state !== 'ok').length ?? 0;
  const sorted = data?.toSorted((a, b) => worstFirst[a.state] - worstFirst[b.state]);
  return (
    <Page>
      <PageHead
        title={t('title')}
        action={
          <>
            <DiagnosticsButton />
            <Button
              loading={isFetching}
              leftSection={<IconRefresh size={18} aria-hidden />}
              onClick={() => void refetch()}
            >
              {t('again')}
            </Button>
          </>
        }
      >
        <span role="status">{data ? (wrong === 0 ? t('well') : t('wrong', { count: wrong })) : t('looking')}</span>
      </PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} radius="lg" />}
      {sorted && (
        <ul className={styles.checks}>
          {sorted.map((check) => (
            <DoctorCheckRow key={check.name} check={check} seen={dataUpdatedAt} />
          ))}
        </ul>
      )}
    </Page>
  );
}
