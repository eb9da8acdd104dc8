import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../../contract/updates.ts';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { ReleaseNotes } from '../../../updates/release-notes.tsx';
import styles from './updates.module.css';

/** What is new in the version that runs, which took another one's place. */
export function ArrivedVersion({ arrived }: { arrived: NonNullable<UpdateState['arrived']> }) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const { version, published, page, notes } = arrived;
  const name = t('arrived', { version });
  return (
    <section className={styles.found} aria-label={name}>
      <div className={styles.head}>
        <h3 className={styles.title}>{name}</h3>
        {published && <span className={styles.soft}>{format.date(published)}</span>}
        {page && (
          <OutsideLink href={page} size="compact-sm">
            {t('page')}
          </OutsideLink>
        )}
      </div>
      <ReleaseNotes notes={notes} />
    </section>
  );
}
