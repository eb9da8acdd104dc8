import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconBack } from '../../components/icons.ts';
import { Page, Panel } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useModelCard, useModels } from '../../data/use-models.ts';
import { routes } from '../routes.ts';
import { ClassTable } from './class-table.tsx';
import { ConfusionMatrix } from './confusion-matrix.tsx';
import { HonestyPanel } from './honesty-panel.tsx';
import styles from './model-page.module.css';
import { OriginPanel } from './origin-panel.tsx';
import { ResultPanel } from './result-panel.tsx';

/** A model card: what a person should know before trusting the model. */
export default function ModelPage({ version }: { version: string }) {
  const { t } = useTranslation('models');
  const { data: card, error, refetch } = useModelCard(version);
  const live = useModels().data?.find((known) => known.version === version)?.live;
  return (
    <Page>
      <Link href={routes.models} className={styles.back ?? ''}>
        <IconBack size={18} stroke={1.6} aria-hidden /> {t('title')}
      </Link>
      <PageHead title={version}>{live === undefined ? <>&nbsp;</> : t(live ? 'card.live' : 'card.notLive')}</PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!card && !error && <Skeleton height={420} radius="lg" />}
      {card && (
        <>
          <ResultPanel card={card} />
          <Panel title={t('confusion.title')}>
            <ConfusionMatrix card={card} />
          </Panel>
          <Panel title={t('classes.title')}>
            <ClassTable classes={card.classes} />
          </Panel>
          <HonestyPanel card={card} />
          <Panel title={t('limits.title')}>
            <ul className={styles.limits} lang="en">
              {card.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </Panel>
          <OriginPanel card={card} />
        </>
      )}
    </Page>
  );
}
