import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptReport } from '../../contract/keeping.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import type { useClient } from '../data/transport-context.tsx';
import { useKeptJob } from '../data/use-keeping.ts';
import { JobProgress } from './job-progress.tsx';
import styles from './keeping.module.css';

interface Props {
  /** The path that stands there at first. */
  file?: string | undefined;
  button: string;
  begin: (client: ReturnType<typeof useClient>, file: string) => Promise<{ job: string }>;
  /** What is said when it is done. */
  done?: (report: KeptReport) => ReactNode;
  /** The same, where nothing is reported but that it is done. */
  ended?: string;
  children?: ReactNode;
}

/** A file on the machine that Meadow runs on, and work that writes or reads it. */
export function FileJob({ file: suggested = '', button, begin, done, ended, children }: Props) {
  const { t } = useTranslation('keeping');
  const [file, setFile] = useState(suggested);
  useEffect(() => setFile(suggested), [suggested]);
  const { run, running, job, report, error, cancel } = useKeptJob();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        run((client) => begin(client, file));
      }}
    >
      {children}
      <div className={styles.line}>
        <TextInput
          className={styles.field ?? ''}
          label={t('file')}
          value={file}
          spellCheck={false}
          autoComplete="off"
          onChange={({ currentTarget }) => setFile(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={file.trim() === '' || running}>
          {button}
        </Button>
      </div>
      {running && <JobProgress job={job} onStop={cancel} />}
      {error && <TroubleNote error={error} />}
      {ended && !running && job?.state === 'done' && <p role="status">{ended}</p>}
      {report && done && <p role="status">{done(report)}</p>}
    </form>
  );
}
