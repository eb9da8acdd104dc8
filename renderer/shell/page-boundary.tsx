import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { IconAlert } from '../components/icons.ts';
import { Page } from '../components/page.tsx';
import { PageSkeleton } from '../components/page-skeleton.tsx';
import { isReloading } from '../loading/reload-missing-parts.ts';
import { FailedWords } from './failed-words.tsx';
import { FailureBoundary } from './failure-boundary.tsx';

/** Says in the place of a page that it could not be loaded or drawn. `place`: where the window is. */
export function PageBoundary({ place, children }: { place: string; children: ReactNode }) {
  return (
    <FailureBoundary
      place={place}
      fallback={(error) => (isReloading() ? <PageSkeleton /> : <FailedPage error={error} />)}
    >
      {children}
    </FailureBoundary>
  );
}

function FailedPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Page>
      <div role="alert">
        <EmptyState icon={IconAlert} title={t('failedPage.title')}>
          <FailedWords error={error} />
        </EmptyState>
      </div>
    </Page>
  );
}
