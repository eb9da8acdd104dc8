import { useTranslation } from 'react-i18next';
import type { Project } from '../../../../contract/projects.ts';
import { own } from '../../../../contract/shapes/own.ts';
import { LEAST_PHOTOS } from '../../../../contract/shapes/trainable.ts';
import { Panel } from '../../../components/page.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { lacking } from '../../../data/photos/lacking.ts';
import { usePhotoCounts } from '../../../data/photos/use-photo-counts.ts';
import { useFormat } from '../../../i18n/format.ts';
import { FirstModelButton } from './first-model-button.tsx';
import styles from './no-model.module.css';

const MOST_SHOWN = 12;

/** A project whose photos nobody can tell apart yet: what its first model takes, how much of that is there, and the button. */
export function NoModel({ project }: { project: Project }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const counts = usePhotoCounts(project.id).data;
  const short = counts && lacking(project.classes, counts);
  const { classes, name } = project;
  const shown = [...(short ?? []).map(({ label }) => label), ...classes].filter(
    (one, at, all) => all.indexOf(one) === at,
  );
  const more = shown.length - MOST_SHOWN;
  return (
    <Panel title={t('noModel.title', { name })}>
      <div className={styles.line}>
        <p className={`${styles.words} ${styles.soft}`}>
          {t(classes.length === 0 ? 'noModel.noClasses' : short ? 'noModel.words' : 'noModel.enough', {
            name,
            least: LEAST_PHOTOS,
          })}
        </p>
        <FirstModelButton project={project} enough={counts !== undefined && short === undefined} />
      </div>
      {counts && short && shown.length > 0 && (
        <ul className={styles.classes} aria-label={t('noModel.photos')}>
          {shown.slice(0, MOST_SHOWN).map((label) => {
            const photos = own(counts.labels, label) ?? 0;
            const words = t('noModel.of', { count: photos, number: format.number(photos), least: LEAST_PHOTOS });
            return (
              <li key={label} className={styles.class}>
                <VerdictName verdict={label} />
                <span className={styles.count}>{words}</span>
                <ProgressBar
                  className={styles.bar}
                  done={Math.min(photos, LEAST_PHOTOS)}
                  total={LEAST_PHOTOS}
                  label={label}
                />
              </li>
            );
          })}
          {more > 0 && <li className={styles.count}>{t('knows.more', { count: more })}</li>}
        </ul>
      )}
    </Panel>
  );
}
