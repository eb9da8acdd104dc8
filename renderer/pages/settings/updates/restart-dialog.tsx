import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useOtherWork, useUpdateStep } from '../../../data/use-updates.ts';
import { useFormat } from '../../../i18n/format.ts';
import { JobProgress } from '../../../keeping/job-progress.tsx';
import { CopyFirst } from './copy-first.tsx';
import styles from './updates.module.css';
import { useCopyFirst } from './use-copy-first.ts';

/** Asks before Meadow restarts as another version: what is stopped by it, and whether the data are copied first. */
export function RestartDialog({ version, onClose }: { version: string; onClose: () => void }) {
  const { t } = useTranslation('updates');
  const first = useCopyFirst();
  const { begin, running, done, error, job, cancel } = useUpdateStep('update-install');
  const others = useOtherWork();
  return (
    <Dialog opened onClose={onClose} title={t('restart.title', { version })} {...closable(running)}>
      <div className={styles.form}>
        <p>{t('restart.words', { version })}</p>
        <OtherWork count={others} />
        <CopyFirst name={t('copy.first')} disabled={running} first={first} />
        {running && <JobProgress job={job} onStop={cancel} />}
        {done && <p role="status">{t('restart.now')}</p>}
        {error && <TroubleNote error={error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} disabled={running} data-autofocus>
            {t('later')}
          </Button>
          <Button
            loading={running}
            disabled={done}
            onClick={() => begin((client) => client.updates.install({ copy: first.copy, anyway: others > 0 }))}
          >
            {t('restart.button')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** While it goes on it stays in sight: at its end Meadow closes. */
export const closable = (running: boolean) => ({
  closeOnEscape: !running,
  closeOnClickOutside: !running,
  withCloseButton: !running,
});

/** What a restart would stop. */
export function OtherWork({ count }: { count: number }) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  if (count === 0) return null;
  return (
    <p className={styles.warning} role="alert">
      {t('restart.others', { count, number: format.number(count) })}
    </p>
  );
}
