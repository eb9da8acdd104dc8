import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Panel } from '../../../components/page.tsx';
import { showOverlay } from '../../../shell/overlay.ts';
import { routes } from '../../routes.ts';
import styles from './good-for.module.css';

const ways = [
  { name: 'pipelines', to: routes.pipelines },
  { name: 'store', to: routes.store },
  { name: 'boards', to: routes.monitoring },
] as const;

/** All is well: what a person can do now that could not be done before. */
export function GoodFor() {
  const { t } = useTranslation('stack');
  return (
    <Panel title={t('well.title')}>
      <ul className={styles.ways}>
        <li>
          <button type="button" className={styles.ask} onClick={() => showOverlay('project-settings')}>
            {t('well.move')}
          </button>
          <p>{t('well.moveWords')}</p>
        </li>
        {ways.map(({ name, to }) => (
          <li key={name}>
            <Link href={to}>{t(`well.${name}`)}</Link>
            <p>{t(`well.${name}Words`)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
