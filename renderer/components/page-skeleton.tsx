import { Skeleton } from '@mantine/core';
import { Page } from './page.tsx';

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  return (
    <Page>
      <Skeleton height={32} width={220} />
      <Skeleton height={180} radius="lg" />
      <Skeleton height={260} radius="lg" />
    </Page>
  );
}
