import { useTranslation } from 'react-i18next';
import { useAnswering } from '../../data/use-answering.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import styles from './who-answers.module.css';

/** Which project and version answer who names none, and that who names one keeps to it, whatever is chosen here. */
export function WhoAnswers() {
  const { t } = useTranslation('api');
  const project = useCurrentProject();
  const answering = useAnswering();
  if (!project || !answering) return null;
  const { version, of } = answering;
  const other = of?.name ?? answering.project;
  return (
    <div className={styles.words}>
      <p>{t(project.live === undefined ? 'who.namedWithout' : 'who.named', { name: project.name })}</p>
      <p>{t('who.unnamed', { version, other })}</p>
    </div>
  );
}
