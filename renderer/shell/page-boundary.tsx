import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { IconAlert } from '../components/icons.ts';
import { Page } from '../components/page.tsx';
import { PageSkeleton } from '../components/page-skeleton.tsx';
import { isReloading } from './reload-missing-parts.ts';

interface PageBoundaryProps {
  /** Where the window is: a page that failed is left behind with its place. */
  place: string;
  children: ReactNode;
}

/** Keeps the window when a page could not be loaded or drawn, and says so in its place. */
export class PageBoundary extends Component<PageBoundaryProps, { failed?: unknown }> {
  override state: { failed?: unknown } = {};

  static getDerivedStateFromError = (failed: unknown) => ({ failed: failed ?? true });

  override componentDidUpdate(before: PageBoundaryProps) {
    if (this.state.failed !== undefined && before.place !== this.props.place) this.setState({ failed: undefined });
  }

  override render() {
    if (this.state.failed === undefined) return this.props.children;
    return isReloading() ? <PageSkeleton /> : <FailedPage error={this.state.failed} />;
  }
}

function FailedPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Page>
      <div role="alert">
        <EmptyState icon={IconAlert} title={t('failedPage.title')}>
          <p>{t('failedPage.words')}</p>
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('failedPage.again')}
          </Button>
          <p lang="en">{error instanceof Error ? error.message : String(error)}</p>
        </EmptyState>
      </div>
    </Page>
  );
}
