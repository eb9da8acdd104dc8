import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import { IconTag } from '../components/icons.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { VerdictName } from '../components/verdict-name.tsx';
import type { Judged } from '../data/corrections/use-corrections.ts';
import { useLabelOf } from '../data/photos/use-labels.ts';
import { ClassMenu } from './class-menu.tsx';
import styles from './corrections.module.css';
import { useLabelling } from './use-labelling.ts';

/** Below a verdict that another project's version gave: what the photo is in the project that has none. */
export function LabelIt({ judged, project }: { judged: Judged; project: Project }) {
  const { t } = useTranslation('corrections');
  const { name } = project;
  const label = useLabelOf(project.id, judged.hash);
  const { asked, takeBack, error } = useLabelling(judged, project, label);
  const button = useRef<HTMLButtonElement>(null);
  /** The button that takes a label back goes with it, and leaves the focus where another can be given. */
  const onTakeBack = () => {
    button.current?.focus();
    takeBack();
  };
  return (
    <section className={styles.ask} aria-label={t('askLabel', { name })}>
      <div className={styles.line}>
        <span className={styles.question}>{t('askLabel', { name })}</span>
        <ClassMenu {...asked} project={project}>
          <Button
            ref={button}
            size="compact-sm"
            variant={label ? 'light' : 'default'}
            leftSection={<IconTag size={16} aria-hidden />}
          >
            {t('label')}
          </Button>
        </ClassMenu>
      </div>
      {label && (
        <p className={styles.said}>
          {t('whatIn', { name })} <VerdictName verdict={label.label} />
          <span className={styles.soft}>{t('state.taken')}</span>
          {label.given && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={onTakeBack}>
              {t('unlabel')}
            </Button>
          )}
        </p>
      )}
      {error !== null && <TroubleNote error={error} />}
    </section>
  );
}
