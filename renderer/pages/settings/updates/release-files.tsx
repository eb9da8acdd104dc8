import { useTranslation } from 'react-i18next';
import type { ReleaseFile } from '../../../../contract/shapes/release.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './updates.module.css';

/** The files of a version for this computer, each with what its bytes have to come to. */
export function ReleaseFiles({ files }: { files: readonly ReleaseFile[] }) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  return (
    <>
      <ul className={styles.files}>
        {files.map(({ name, url, bytes, sha256 }) => (
          <li key={name} className={styles.file}>
            <div className={styles.words}>
              <p className={styles.name}>
                {name} <span className={styles.soft}>{format.bytes(bytes)}</span>
              </p>
              <p className={styles.sum}>{sha256 ? `SHA-256 ${sha256}` : t('files.noSum')}</p>
            </div>
            <div className={styles.acts}>
              {sha256 && <CopyButton text={sha256} label={t('files.copy')} />}
              <OutsideLink href={url} size="compact-sm" aria-label={t('files.downloadNamed', { name })}>
                {t('files.download')}
              </OutsideLink>
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t('files.hint')}</p>
    </>
  );
}
