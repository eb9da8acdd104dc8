import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconAlert } from '../components/icons.ts';
import { useProjectWithoutModel } from '../data/use-answering.ts';
import { useModels, useProjects } from '../data/use-models.ts';
import { routes } from '../pages/routes.ts';
import styles from './answered-meanwhile.module.css';

interface Props {
  version: string | undefined;
  /** Other programs are answered, whose verdicts nobody judges here. */
  api?: boolean;
}

/** Says of verdicts that another project's version gives them, where the one that is worked on has none. */
export function AnsweredMeanwhile({ version, api = false }: Props) {
  const { t } = useTranslation('projects');
  const project = useProjectWithoutModel(version);
  const of = useModels().data?.find((known) => known.version === version)?.project;
  const answered = useProjects().data?.find(({ id }) => id === of);
  if (!project || version === undefined) return null;
  const { name, classes } = project;
  return (
    <div className={styles.note} role="note">
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{t('meanwhile.title', { name, version, other: answered?.name ?? of })}</p>
        <p>{t(`meanwhile.${api ? 'api' : classes.length === 0 ? 'noClasses' : 'words'}`, { name })}</p>
      </div>
      <Button component={Link} href={routes.predict} size="compact-sm" variant="default">
        {t('meanwhile.lacks')}
      </Button>
    </div>
  );
}
