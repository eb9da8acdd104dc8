import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultShape } from '../../contract/errors.ts';
import type { LeftAside as Left } from '../../contract/shapes/project-photo.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './left-aside.module.css';
import { ScrollRegion } from './scroll-region.tsx';
import { useTroubleWords } from './use-trouble-words.ts';

/** Drawn at most; all of them can be copied. */
const MOST = 200;

/** `note`: a sentence before the reason. */
interface Props {
  left: readonly (Left & { note?: string })[];
}

/** What was left aside, each with its sentence. */
export function LeftAside({ left }: Props) {
  const { t } = useTranslation('photos');
  const words = useTroubleWords();
  const [opened, setOpened] = useState(false);
  const reason = (error: FaultShape) => {
    const { message, hint } = words(error);
    return `${message} ${hint}`;
  };
  return (
    <>
      <div className={styles.ways}>
        <Button size="compact-sm" variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t(opened ? 'report.hide' : 'report.show')}
        </Button>
        {opened && <CopyButton text={() => left.map(({ photo, message }) => `${photo}\t${message}`).join('\n')} />}
      </div>
      {opened && (
        <ScrollRegion className={styles.list} label={t('report.list')}>
          <dl>
            {left.slice(0, MOST).map(({ photo, message, error, note }) => (
              <div key={`${photo} ${message}`} className={styles.left}>
                <dt>{photo}</dt>
                {error ? <dd>{[note, reason(error)].filter(Boolean).join(' ')}</dd> : <dd lang="en">{message}</dd>}
              </div>
            ))}
          </dl>
        </ScrollRegion>
      )}
    </>
  );
}
