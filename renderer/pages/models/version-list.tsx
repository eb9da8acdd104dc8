import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { useFormat } from '../../i18n/format.ts';
import { besideWhich } from './compare/beside.ts';
import { firstVersions } from './first-versions.ts';
import { VersionCard } from './version-card.tsx';
import styles from './version-list.module.css';

const FIRST = 8;

/** The versions of a project, newest first; the many before are a click away. */
export function VersionList({ versions }: { versions: readonly VersionSummary[] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? versions : firstVersions(versions, FIRST);
  const more = versions.length - shown.length;
  return (
    <>
      <ul className={styles.versions} aria-label={t('versions')}>
        {shown.map((version) => (
          <li key={version.version}>
            <VersionCard version={version} beside={besideWhich(versions, version.version)} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button className={styles.more ?? ''} variant="default" onClick={() => setAll(true)}>
          {t('moreVersions', { count: more, number: format.number(more) })}
        </Button>
      )}
    </>
  );
}
