import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { pathOf } from '../../../../contract/shapes/store-path.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { routes } from '../../routes.ts';
import styles from './bucket.module.css';

/** The way to the folder, each step of it a way back. */
export function Crumbs({ bucket, prefix }: { bucket: string; prefix: string }) {
  const { t } = useTranslation('store');
  const steps = [{ name: bucket, prefix: '' }, ...pathOf(prefix)];
  return (
    <nav className={styles.crumbs} aria-label={t('objects.path')}>
      <ol>
        {steps.map((step, at) => {
          const here = at === steps.length - 1;
          return (
            <li key={step.prefix}>
              {here ? (
                <span aria-current="page">{step.name || '/'}</span>
              ) : (
                <Link href={routes.bucket(bucket, step.prefix)}>{step.name || '/'}</Link>
              )}
            </li>
          );
        })}
      </ol>
      <CopyButton text={`s3://${bucket}/${prefix}`} name={t('objects.address')} />
    </nav>
  );
}
