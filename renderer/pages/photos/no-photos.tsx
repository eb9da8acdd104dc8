import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconFolder, IconLibrary, IconPhotoPlus } from '../../components/icons.ts';
import { useAdding } from '../../shell/adding-context.tsx';
import styles from './views.module.css';

/** An empty project: what photos it wants, and the ways to bring them. */
export function NoPhotos({ project }: { project: Project }) {
  const { t } = useTranslation('photos');
  const { pick, pickFolder } = useAdding();
  const [one, other] = project.classes;
  const words = project.classes.length === 0 ? t('empty.noClasses') : t('empty.words', { one, other });
  return (
    <div className={styles.scroll}>
      <EmptyState icon={IconLibrary} title={t('empty.title')}>
        <p>{words}</p>
        <p>{t('empty.others')}</p>
        <div className={styles.ways}>
          <Button variant="default" leftSection={<IconFolder size={18} aria-hidden />} onClick={pickFolder}>
            {t('empty.folder')}
          </Button>
          <Button variant="default" leftSection={<IconPhotoPlus size={18} aria-hidden />} onClick={pick}>
            {t('empty.files')}
          </Button>
        </div>
      </EmptyState>
    </div>
  );
}
