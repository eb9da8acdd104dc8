import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionComparison } from '../../../../contract/models.ts';
import type { FlippedPhoto } from '../../../../contract/shapes/gate.ts';
import { Panel } from '../../../components/page.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useComparison } from '../../../data/use-version.ts';
import { useFormat } from '../../../i18n/format.ts';
import { FlippedCaption } from '../gate/flipped-caption.tsx';
import { PhotoFigures } from '../photo-figures.tsx';
import styles from './compare-photos.module.css';

/** Two versions on the same photos, and those that only one gets right. */
export function ComparePhotos({ one, other }: { one: string; other: string }) {
  const { t } = useTranslation('models');
  const { data: found, error, refetch } = useComparison(one, other);
  return (
    <Panel title={t('compare.flips')}>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {found === undefined && !error && <Skeleton height={160} radius="lg" />}
      {found === null && <p className={styles.soft}>{t('compare.notKept')}</p>}
      {found?.photos === 0 && <p className={styles.soft}>{t('compare.noneSame')}</p>}
      {found && found.photos > 0 && <Found found={found} />}
    </Panel>
  );
}

function Found({ found }: { found: VersionComparison }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { one, other, photos, right, flipped } = found;
  const gained = flipped.filter(({ label, after }) => after === label);
  const lost = flipped.filter(({ label, before }) => before === label);
  return (
    <>
      <p className={styles.soft}>{t('compare.same', { count: photos, number: format.number(photos) })}</p>
      <dl className={styles.counts}>
        <Count version={one} right={right.one} photos={photos} />
        <Count version={other} right={right.other} photos={photos} />
      </dl>
      {flipped.length > 0 && <p className={styles.soft}>{t('photo.order', { before: one, after: other })}</p>}
      {flipped.length === 0 && <p>{t('compare.noFlips')}</p>}
      <Flips photos={gained} version={other} found={found} />
      <Flips photos={lost} version={one} found={found} />
    </>
  );
}

function Count({ version, right, photos }: { version: string; right: number; photos: number }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const values = { correct: format.number(right), total: format.number(photos) };
  return (
    <div>
      <dt>{version}</dt>
      <dd className={styles.count}>
        {t('classes.of', values)} {t('compare.right')}
      </dd>
    </div>
  );
}

interface FlipsProps {
  photos: readonly FlippedPhoto[];
  /** The version that gets them right. */
  version: string;
  found: VersionComparison;
}

function Flips({ photos, version, found: { one, other } }: FlipsProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  if (photos.length === 0) return null;
  const title = t('compare.gained', { count: photos.length, number: format.number(photos.length), version });
  return (
    <section className={styles.flips} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <PhotoFigures
        photos={photos}
        versions={[one, other]}
        caption={(photo) => <FlippedCaption photo={photo} before={one} after={other} />}
      />
    </section>
  );
}
