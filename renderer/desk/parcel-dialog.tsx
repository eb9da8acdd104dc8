import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ParcelLook } from '../../contract/keeping.ts';
import { Dialog } from '../components/dialog.tsx';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useClient } from '../data/transport-context.tsx';
import { useKeptJob } from '../data/use-keeping.ts';
import { useFormat } from '../i18n/format.ts';
import { JobProgress } from '../keeping/job-progress.tsx';
import styles from '../keeping/keeping.module.css';
import { routes } from '../pages/routes.ts';

/** A file that was opened with Meadow: what it is, and a question before it is taken in. */
export function ParcelDialog({ file, onClose }: { file: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const client = useClient();
  const { data, error } = useQuery({
    queryKey: ['parcel', file],
    queryFn: ({ signal }) => client.keeping.look({ file }, { signal }),
    retry: false,
  });
  return (
    <Dialog opened onClose={onClose} title={t('parcel.title', { name: file.split(/[/\\]/).at(-1) ?? file })} size="lg">
      {error && <TroubleNote error={error} />}
      {!data && !error && <Skeleton height={80} />}
      {data && <Parcel file={file} look={data} onClose={onClose} />}
    </Dialog>
  );
}

function Parcel({ file, look, onClose }: { file: string; look: ParcelLook; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [, navigate] = useLocation();
  const { run, running, job, report, error, cancel } = useKeptJob();
  const { kind } = look;
  if (kind === 'backup') {
    return (
      <div className={styles.form}>
        <p>{t('parcel.backup')}</p>
        <div className={styles.line}>
          <Button
            onClick={() => {
              onClose();
              navigate(routes.settingsPart('restore'));
            }}
          >
            {t('parcel.toSettings')}
          </Button>
        </div>
      </div>
    );
  }
  const facts = { version: look.version, when: format.dateTime(look.created), bytes: format.bytes(look.bytes) };
  return (
    <div className={styles.form}>
      <p>{t(`parcel.${kind}`, facts)}</p>
      <p className={styles.hint}>{t('parcel.checked')}</p>
      {running && <JobProgress job={job} onStop={cancel} />}
      {error && <TroubleNote error={error} />}
      {report ? (
        <>
          <p role="status">{t(`parcel.done.${kind}`, { version: report.version, project: report.project })}</p>
          <div className={styles.line}>
            <Button
              onClick={() => {
                onClose();
                navigate(report.version === undefined ? routes.photos : routes.model(report.version));
              }}
            >
              {t('parcel.show')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.line}>
          <Button
            loading={running}
            onClick={() =>
              run((client) =>
                kind === 'model' ? client.keeping.importModel({ file }) : client.keeping.importProject({ file }),
              )
            }
          >
            {t(`parcel.take.${kind}`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('parcel.leave')}
          </Button>
        </div>
      )}
    </div>
  );
}
