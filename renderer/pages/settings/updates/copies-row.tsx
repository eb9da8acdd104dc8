import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DataCopy } from '../../../../contract/updates.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useKeptJob } from '../../../data/use-keeping.ts';
import { useUpdateStep } from '../../../data/use-updates.ts';
import { useFormat } from '../../../i18n/format.ts';
import { JobProgress } from '../../../keeping/job-progress.tsx';
import styles from './updates.module.css';

/** The copies of the data that are kept, and another one, for who updates by hand. */
export function CopiesRow({ copies }: { copies: readonly DataCopy[] }) {
  const { t } = useTranslation('updates');
  const { begin, running, error, job, cancel } = useUpdateStep('update-copy');
  return (
    <>
      <SettingRow name={t('copies.name')} hint={t('copies.hint')}>
        <Button variant="default" disabled={running} onClick={() => begin((client) => client.updates.copy())}>
          {t('copies.make')}
        </Button>
      </SettingRow>
      {running && <JobProgress job={job} onStop={cancel} />}
      {error && <TroubleNote error={error} />}
      {copies.map((copy) => (
        <CopyRow key={copy.file} copy={copy} />
      ))}
    </>
  );
}

/** One of them, and how it comes back: with the next start, and until then it can be let be under Restore. */
export function CopyRow({ copy: { file, version, created, bytes } }: { copy: DataCopy }) {
  const { t } = useTranslation('updates');
  const { t: tKeeping } = useTranslation('keeping');
  const format = useFormat();
  const { run, running, report, error, job, cancel } = useKeptJob();
  return (
    <>
      <SettingRow
        name={t('copies.one', { version, when: format.dateTime(created) })}
        hint={report ? tKeeping('restore.waits') : format.bytes(bytes)}
      >
        <Button
          variant="default"
          size="compact-sm"
          disabled={running || report !== undefined}
          aria-label={t('copies.backNamed', { version, when: format.dateTime(created) })}
          onClick={() => run((client) => client.keeping.restore({ file }))}
        >
          {t('copies.back')}
        </Button>
      </SettingRow>
      {running && (
        <div className={styles.progress}>
          <JobProgress job={job} onStop={cancel} />
        </div>
      )}
      {error && <TroubleNote error={error} />}
    </>
  );
}
