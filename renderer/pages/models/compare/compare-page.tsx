import { NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { VersionSummary } from '../../../../contract/shapes/model.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconModels } from '../../../components/icons.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useModels } from '../../../data/use-models.ts';
import { useGateReport } from '../../../data/use-version.ts';
import { routes } from '../../routes.ts';
import { PromoteButton } from '../live/promote-button.tsx';
import { besideWhich, ofProject, sidesOf } from './beside.ts';
import { CompareClasses } from './compare-classes.tsx';
import { CompareFacts } from './compare-facts.tsx';
import styles from './compare-page.module.css';
import { ComparePhotos } from './compare-photos.tsx';

interface Props {
  one: string;
  /** What it is compared with; the live version where none is named. */
  other: string | undefined;
}

/** Two versions of a project side by side, with the photos that flipped. */
export default function ComparePage({ one, other: asked }: Props) {
  const { t } = useTranslation('models');
  const { data: versions, error, refetch } = useModels();
  const other = asked ?? (versions && besideWhich(versions, one));
  const pair = [one, other].map((name) => versions?.find(({ version }) => version === name));
  const [first, second] = pair;
  const { live, challenger } = first && second ? sidesOf(first, second) : {};
  return (
    <Page>
      <BackLink to={routes.models} name={t('title')} />
      <PageHead title={t('compare.title')} action={challenger && <Promote version={challenger} />}>
        {live && t('liveIs', { version: live.version })}
      </PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!versions && !error && <Skeleton height={420} radius="lg" />}
      {versions && (!first || !second) && (
        <EmptyState icon={IconModels} title={t('compare.aloneTitle')}>
          <p>{t('compare.alone')}</p>
        </EmptyState>
      )}
      {versions && first && second && (
        <>
          <Choice versions={versions} one={first.version} other={second.version} />
          <CompareFacts one={first} other={second} />
          <ComparePhotos one={first.version} other={second.version} />
          <CompareClasses one={first.version} other={second.version} />
        </>
      )}
    </Page>
  );
}

/** The way to have the one that does not answer take the place of the one that does. */
function Promote({ version }: { version: VersionSummary }) {
  const { data: report } = useGateReport(version.version);
  return report !== undefined && <PromoteButton version={version} report={report} named />;
}

/** Which two are compared. Choosing the other one changes their sides. */
function Choice({ versions, one, other }: { versions: readonly VersionSummary[]; one: string; other: string }) {
  const { t } = useTranslation('models');
  const [, navigate] = useLocation();
  const go = (first: string, second: string) => navigate(routes.compare(first, second), { replace: true });
  const names = ofProject(versions, one).map(({ version }) => version);
  return (
    <div className={styles.choice}>
      <NativeSelect
        label={t('compare.one')}
        value={one}
        data={names}
        onChange={({ currentTarget: { value } }) => go(value, value === other ? one : other)}
      />
      <NativeSelect
        label={t('compare.other')}
        value={other}
        data={names}
        onChange={({ currentTarget: { value } }) => go(value === one ? other : one, value)}
      />
    </div>
  );
}
