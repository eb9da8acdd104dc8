import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page.tsx';
import { useSuggestedFile } from '../../data/use-keeping.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { useFormat } from '../../i18n/format.ts';
import { FileJob } from '../../keeping/file-job.tsx';
import styles from '../../keeping/keeping.module.css';

/** The project that is worked on as a file for another Meadow, and models and projects of others. */
export function SharePanel() {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const project = useCurrentProject();
  const suggested = useSuggestedFile(project?.id, '.meadow');
  const [kind, setKind] = useState<'model' | 'project'>('model');
  return (
    <>
      {project && (
        <Panel id="settings-share" title={t('share.title', { name: project.name })}>
          <FileJob
            file={suggested}
            button={t('share.button')}
            begin={(client, file) => client.keeping.exportProject({ project: project.id, file })}
            done={({ file, bytes }) => t('share.done', { bytes: format.bytes(bytes), file })}
          >
            <p className={styles.hint}>{t('share.words')}</p>
          </FileJob>
        </Panel>
      )}
      <Panel id="settings-import" title={t('import.title')}>
        <FileJob
          key={kind}
          button={t('import.button')}
          begin={(client, file) =>
            kind === 'model' ? client.keeping.importModel({ file }) : client.keeping.importProject({ file })
          }
          done={({ version, project: made }) =>
            version === undefined
              ? t('import.project', { project: made ?? '' })
              : t('import.model', { version, project: made ?? '' })
          }
        >
          <p className={styles.hint}>{t('import.words')}</p>
          <SegmentedControl
            aria-label={t('import.title')}
            value={kind}
            onChange={(value) => setKind(value === 'project' ? 'project' : 'model')}
            data={[
              { value: 'model', label: t('import.kindModel') },
              { value: 'project', label: t('import.kindProject') },
            ]}
          />
        </FileJob>
      </Panel>
    </>
  );
}
