import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Correction, correction } from '../../../../contract/shapes/correction.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconReview } from '../../../components/icons.ts';
import { LeftAside } from '../../../components/left-aside.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useCorrections, useReview } from '../../../data/corrections/use-corrections.ts';
import { useFormat } from '../../../i18n/format.ts';
import type { Client } from '../../../transport/client.ts';
import { routes } from '../../routes.ts';
import type { ViewProps } from '../photos-page.tsx';
import { LiveAccuracy } from './live-accuracy.tsx';
import { ReviewCard } from './review-card.tsx';
import styles from './review-view.module.css';
import { canTake } from './takeable.ts';

type TakenOrNot = Awaited<ReturnType<Client['corrections']['take']>>;

/** Drawn at a time; the rest follows when these are decided. */
const MOST = 200;

/** What people said of verdicts and nobody has looked at since: into the project's photos, or away with it. */
export function ReviewView({ project }: ViewProps) {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const [state, setState] = useState<Correction['state']>('waiting');
  const { data, error, refetch } = useCorrections(project.id, state);
  const { take, dismiss } = useReview(project.id);
  const takeable = (data ?? []).filter(canTake).map(({ id }) => id);
  const count = takeable.length;
  const trouble = error ?? take.error ?? dismiss.error;
  return (
    <ScrollRegion className={styles.scroll} label={t('review.list')}>
      <LiveAccuracy project={project.id} />
      <div className={styles.tools}>
        <SegmentedControl<Correction['state']>
          aria-label={t('review.show')}
          value={state}
          onChange={setState}
          data={correction.shape.state.options.map((value) => ({ value, label: t(`review.${value}`) }))}
        />
        {count > 0 && (
          <Button loading={take.isPending} onClick={() => take.mutate(takeable)}>
            {t('review.takeAll', { count, number: format.number(count) })}
          </Button>
        )}
      </div>
      {take.data && <Taken taken={take.data.taken} left={take.data.left} />}
      {trouble && <TroubleNote error={trouble} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconReview} title={t(`review.empty.${state}`)}>
          <p>{t('review.emptyWords')}</p>
          <p>
            <Link href={routes.predict}>{t('review.toPredict')}</Link> ·{' '}
            <Link href={routes.history}>{t('review.toHistory')}</Link>
          </p>
        </EmptyState>
      )}
      <ul className={styles.cards}>
        {(data ?? []).slice(0, MOST).map((one) => (
          <ReviewCard
            key={one.id}
            correction={one}
            onTake={() => take.mutate([one.id])}
            onDismiss={() => dismiss.mutate([one.id])}
          />
        ))}
      </ul>
    </ScrollRegion>
  );
}

/** How many became photos, and why others could not. */
function Taken({ taken, left }: TakenOrNot) {
  const { t } = useTranslation('corrections');
  const { t: common } = useTranslation();
  const format = useFormat();
  const rest = left.length;
  const explained = left.map(({ later, ...one }) =>
    later === undefined
      ? one
      : { ...one, note: t('review.later', { truth: later === NEITHER ? common('neither') : later }) },
  );
  return (
    <div className={styles.taken}>
      <p role="status">
        {taken > 0 ? t('review.took', { count: taken, number: format.number(taken) }) : t('review.tookNone')}{' '}
        {rest > 0 && t('review.rest', { count: rest, number: format.number(rest) })}
      </p>
      {rest > 0 && <LeftAside left={explained} />}
    </div>
  );
}
