import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { VersionLink } from '../../models/version-link.tsx';
import styles from './photo-facts.module.css';

interface Facts {
  version?: string | undefined;
  ms?: number | undefined;
  bytes?: number;
  hash?: string | undefined;
}

/** What else is known of a photo: who answered, how fast, which bytes. */
export function PhotoFacts({ facts, children }: { facts: Facts; children?: ReactNode }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const { version, ms, hash, bytes = 0 } = facts;
  return (
    <dl className={styles.facts}>
      {children}
      {version !== undefined && (
        <Fact name={t('facts.version')}>
          <VersionLink version={version} />
        </Fact>
      )}
      {ms !== undefined && <Fact name={t('facts.time')}>{t('milliseconds', { ms: format.ms(ms) })}</Fact>}
      {bytes > 0 && <Fact name={t('facts.size')}>{format.bytes(bytes)}</Fact>}
      {hash && (
        <Fact name={t('facts.hash')}>
          <code className={styles.hash} title={hash}>
            {hash.slice(0, 16)}…
          </code>
          <CopyButton text={hash} name={t('facts.hash')} />
        </Fact>
      )}
    </dl>
  );
}

/** One of them. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
