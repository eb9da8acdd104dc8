import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../../contract/updates.ts';
import { CodeBlock } from '../../../components/code-block.tsx';
import styles from './updates.module.css';

/** How this Meadow gets to another version, and what a person types where it takes that. */
export function WayWords({ state: { way, releases, image, found, version } }: { state: UpdateState }) {
  const { t } = useTranslation('updates');
  const wanted = found?.version ?? t('commands.version');
  const code = {
    checkout: 'git pull && npm ci',
    image: `MEADOW_IMAGE=${image ?? 'meadow'}:${wanted} docker compose -f compose/compose.yaml up -d --wait`,
    itself: undefined,
    download: undefined,
    portable: undefined,
  }[way];
  return (
    <div className={styles.way}>
      <p>{t(`way.${way}`, { version })}</p>
      {code && <CodeBlock code={code} name={t('commands.name')} />}
      {!releases && <p className={styles.soft}>{t('noReleases')}</p>}
    </div>
  );
}
