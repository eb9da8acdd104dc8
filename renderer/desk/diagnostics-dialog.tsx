import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosticsFile } from '../../contract/desk.ts';
import { CodeBlock } from '../components/code-block.tsx';
import { Dialog } from '../components/dialog.tsx';
import { IconDownload } from '../components/icons.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useTransport } from '../data/transport-context.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from './diagnostics-dialog.module.css';

/** Shows file by file what would be saved, then saves exactly that. */
export function DiagnosticsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('diagnostics.title')} size="xl">
      {opened && <Bundle />}
    </Dialog>
  );
}

function Bundle() {
  const { t } = useTranslation('desk');
  const { desk } = useTransport();
  const { data, error, refetch } = useQuery({
    queryKey: ['diagnostics'],
    queryFn: async () => (await desk?.diagnose()) ?? [],
    // What was shown is what is saved: it is not put together anew meanwhile.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const save = useMutation({ mutationFn: async () => desk?.saveDiagnostics() });
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <p className={styles.waiting} role="status">
        <Loader size="sm" aria-hidden /> {t('diagnostics.looking')}
      </p>
    );
  }
  return (
    <div className={styles.bundle}>
      <p>{t('diagnostics.words')}</p>
      <Files files={data} />
      {save.error && <TroubleNote error={save.error} />}
      <div className={styles.end}>
        {save.data?.file !== undefined && <p role="status">{t('diagnostics.saved', { file: save.data.file })}</p>}
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('diagnostics.save')}
        </Button>
      </div>
    </div>
  );
}

/** The list, and the file that is looked at. */
function Files({ files }: { files: readonly DiagnosticsFile[] }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [name, setName] = useState(files[0]?.name);
  const shown = files.find((file) => file.name === name);
  return (
    <div className={styles.files}>
      <ul className={styles.list} aria-label={t('diagnostics.files')}>
        {files.map((file) => (
          <li key={file.name}>
            <button
              type="button"
              className={styles.file}
              aria-pressed={file.name === name}
              onClick={() => setName(file.name)}
            >
              <span>{file.name}</span>
              <span className={styles.soft}>{format.bytes(new Blob([file.text]).size)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.text}>{shown && <CodeBlock key={shown.name} code={shown.text} name={shown.name} />}</div>
    </div>
  );
}
