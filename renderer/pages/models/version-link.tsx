import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useModels } from '../../data/use-models.ts';
import { routes } from '../routes.ts';
import styles from './version-link.module.css';

/** A version by its name: the way to its page, or that it was deleted since. */
export function VersionLink({ version }: { version: string }) {
  const { t } = useTranslation('models');
  const versions = useModels().data;
  if (versions && !versions.some((one) => one.version === version)) {
    return (
      <>
        {version} <span className={styles.deleted}>{t('deleted')}</span>
      </>
    );
  }
  return <Link href={routes.model(version)}>{version}</Link>;
}
