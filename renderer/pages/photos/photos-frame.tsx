import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useAddPublic } from '../../data/adding/use-add-photos.ts';
import { ProjectOfPage } from '../../projects/project-of-page.tsx';
import { useAdding } from '../../shell/adding-context.tsx';
import { AdditionNote } from './adding/addition-note.tsx';
import { PhotosActions } from './photos-actions.tsx';
import styles from './photos-frame.module.css';
import type { ViewProps } from './photos-page.tsx';
import { PhotosTabs } from './photos-tabs.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { useStateWords } from './use-state-words.ts';

/** What all views of a project's photos have in common: how it stands, what comes next, what is being added. */
export function PhotosFrame({ project, editing, children }: ViewProps & { children: ReactNode }) {
  const { t } = useTranslation('photos');
  const words = useStateWords(project);
  const { toProject } = useAdding();
  const addPublic = useAddPublic();
  const trouble = toProject.error ?? addPublic.error ?? editing.error;
  return (
    <Page full>
      <ProjectOfPage />
      <PageHead
        title={t('title')}
        action={<PhotosActions project={project} onPublic={() => addPublic.mutate(project.id)} />}
      >
        {words}
      </PageHead>
      {trouble && <TroubleNote error={trouble} />}
      {toProject.isSuccess && !toProject.data && <p role="alert">{t('add.noPhotos')}</p>}
      <AdditionNote project={project.id} />
      <div className={styles.tabs}>
        <PhotosTabs project={project} />
        <div className={styles.undo}>
          <UndoButtons project={project.id} editing={editing} />
        </div>
      </div>
      {children}
    </Page>
  );
}
