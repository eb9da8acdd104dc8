import { useTranslation } from 'react-i18next';
import type { Canary } from '../../../../contract/shapes/canary.ts';
import { IconAlert, IconOk } from '../../../components/icons.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './canary.module.css';
import { CompareTable } from './compare-table.tsx';
import { useWhyWords } from './use-why-words.ts';

/** How a canary ended, why, and by which figures. */
export function CanaryEnded({ canary, ended }: { canary: Canary; ended: NonNullable<Canary['ended']> }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const why = useWhyWords()(ended.why);
  const { how, at } = ended;
  const Icon = how === 'promoted' ? IconOk : IconAlert;
  return (
    <>
      <div className={styles.ended} data-how={how}>
        <Icon size={20} stroke={1.7} aria-hidden />
        <div>
          <p>
            <strong>{t(`canary.how.${how}`, { version: canary.version, when: format.near(at) })}</strong> {why.words}
          </p>
          {why.said && (
            <p className={styles.said} lang="en">
              {why.said}
            </p>
          )}
          {how === 'aborted' && (
            <p className={styles.soft}>{t('canary.champion', { version: canary.champion.version })}</p>
          )}
        </div>
      </div>
      {canary.canary.asked > 0 && <CompareTable canary={canary} />}
    </>
  );
}
