import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import type { Correction } from '../../contract/shapes/correction.ts';
import type { PhotoLabel } from '../../contract/shapes/project-photo.ts';
import { IconAlert, IconCheck, IconClose, IconTag } from '../components/icons.ts';
import { useVerdictName } from '../components/verdict-name.tsx';
import type { Judged } from '../data/corrections/use-corrections.ts';
import { useProjectWithoutModel } from '../data/use-answering.ts';
import { ClassMenu } from './class-menu.tsx';
import styles from './corrections.module.css';
import { useJudging } from './use-judging.ts';
import { useLabelling } from './use-labelling.ts';
import { useTruths } from './use-truths.ts';

interface Props {
  judged: Judged;
  said: Correction | undefined;
  /** In the project without a model that is worked on. */
  label: PhotoLabel | undefined;
}

/** The same in a row of a list, with small buttons. */
export function RowMarks({ judged, said, label }: Props) {
  const waiting = useProjectWithoutModel(judged.version);
  if (!waiting) return <JudgeMarks judged={judged} said={said} />;
  return waiting.classes.length > 0 && <LabelMark judged={judged} project={waiting} label={label} />;
}

/** Two buttons, one of which is pressed once something was said. */
function JudgeMarks({ judged, said }: Omit<Props, 'label'>) {
  const { t } = useTranslation('corrections');
  const truths = useTruths(judged);
  const judging = useJudging(judged, said);
  const truth = useVerdictName(said?.truth ?? '');
  if (truths.classes.length === 0) return null;
  const wrong = said !== undefined && !said.right;
  const { photo } = judged;
  return (
    <span className={styles.marks}>
      <ActionIcon
        variant={said?.right ? 'light' : 'subtle'}
        {...(!said?.right && { color: 'gray' })}
        aria-label={t('rightOf', { photo })}
        title={t('right')}
        aria-pressed={said?.right ?? false}
        onClick={judging.right}
      >
        <IconCheck size={18} />
      </ActionIcon>
      <ClassMenu {...judging.asked} {...truths}>
        <ActionIcon
          variant={wrong ? 'light' : 'subtle'}
          color={wrong ? 'red' : 'gray'}
          aria-label={wrong ? t('wrongOfIs', { photo, truth }) : t('wrongOf', { photo })}
          title={wrong ? t('isThat', { truth }) : t('wrong')}
          aria-pressed={wrong}
        >
          <IconClose size={18} />
        </ActionIcon>
      </ClassMenu>
      {judging.error !== null && <Failed />}
    </span>
  );
}

function LabelMark({ judged, project, label }: Omit<Props, 'said'> & { project: Project }) {
  const { t } = useTranslation('corrections');
  const { asked, error } = useLabelling(judged, project, label);
  const { photo } = judged;
  const labelled = label && { label: label.label, name: project.name };
  return (
    <span className={styles.marks}>
      <ClassMenu {...asked} project={project}>
        <ActionIcon
          variant={labelled ? 'light' : 'subtle'}
          {...(!labelled && { color: 'gray' })}
          aria-label={labelled ? t('labelledOf', { photo, ...labelled }) : t('labelOf', { photo })}
          title={labelled ? t('labelledIs', labelled) : t('label')}
        >
          <IconTag size={18} />
        </ActionIcon>
      </ClassMenu>
      {error !== null && <Failed />}
    </span>
  );
}

function Failed() {
  const { t } = useTranslation('corrections');
  return <IconAlert size={16} className={styles.alert} role="img" aria-label={t('failed')} />;
}
