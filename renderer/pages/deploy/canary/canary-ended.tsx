import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Canary } from '../../../../contract/shapes/canary.ts';
import { Said } from '../../../components/said.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './canary.module.css';
import { CompareTable } from './compare-table.tsx';
import { useWhyWords } from './use-why-words.ts';

/** How a canary ended and why, in a line; the figures it was judged by where they are asked for. */
export function CanaryEnded({ canary, ended }: { canary: Canary; ended: NonNullable<Canary['ended']> }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const why = useWhyWords()(ended.why);
  const [shows, setShows] = useState(false);
  const { how, at } = ended;
  return (
    <>
      <div className={styles.ended}>
        <p>
          {t(`canary.how.${how}`, { version: canary.version, when: format.near(at) })} {why.words}
          {how === 'aborted' && ` ${t('canary.champion', { version: canary.champion.version })}`}
        </p>
        {canary.canary.asked > 0 && (
          <Button variant="default" size="compact-sm" aria-expanded={shows} onClick={() => setShows(!shows)}>
            {t(shows ? 'canary.hideFigures' : 'canary.figures')}
          </Button>
        )}
      </div>
      <Said words={why.said} />
      {shows && <CompareTable canary={canary} />}
    </>
  );
}
