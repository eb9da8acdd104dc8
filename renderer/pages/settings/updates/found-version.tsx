import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '../../../../contract/shapes/release.ts';
import type { UpdateState } from '../../../../contract/updates.ts';
import { announce } from '../../../components/announcer.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useUpdateStep } from '../../../data/use-updates.ts';
import { useFormat } from '../../../i18n/format.ts';
import { JobProgress } from '../../../keeping/job-progress.tsx';
import { ReleaseNotes } from '../../../updates/release-notes.tsx';
import { ReleaseFiles } from './release-files.tsx';
import { RestartDialog } from './restart-dialog.tsx';
import styles from './updates.module.css';

interface Props {
  state: UpdateState;
  found: NonNullable<UpdateState['found']>;
}

/** A newer version: what is new in it, and the way to it. */
export function FoundVersion({ state, found }: Props) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const byHand = state.way === 'download' || state.way === 'portable';
  return (
    <section className={styles.found} aria-label={t('look.found', { version: found.version })}>
      <div className={styles.head}>
        <h3 className={styles.title}>Meadow {found.version}</h3>
        {found.published && <span className={styles.soft}>{format.date(found.published)}</span>}
        {found.page && (
          <OutsideLink href={found.page} size="compact-sm">
            {t('page')}
          </OutsideLink>
        )}
      </div>
      {found.notes.trim() === '' ? <p className={styles.soft}>{t('noNotes')}</p> : <ReleaseNotes notes={found.notes} />}
      {byHand && <ReleaseFiles files={found.files} />}
      {state.way === 'itself' && <OwnWay found={found} ready={state.ready} />}
    </section>
  );
}

/** Download, then restart: each when a person says so. */
function OwnWay({ found, ready }: { found: Release; ready: boolean }) {
  const { t } = useTranslation('updates');
  const { begin, running, done, error, job, cancel } = useUpdateStep('update-fetch');
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    if (done) announce(t('ready'));
  }, [done, t]);
  return (
    <>
      {running && <JobProgress job={job} onStop={cancel} />}
      {error && <TroubleNote error={error} />}
      {!running && (
        <div className={styles.acts}>
          {ready ? (
            <Button onClick={() => setAsks(true)}>{t('restart.ask')}</Button>
          ) : (
            <Button onClick={() => begin((client) => client.updates.fetch())}>{t('fetch')}</Button>
          )}
          <span className={styles.soft}>{ready ? t('ready') : t('fetchHint')}</span>
        </div>
      )}
      {asks && <RestartDialog version={found.version} onClose={() => setAsks(false)} />}
    </>
  );
}
