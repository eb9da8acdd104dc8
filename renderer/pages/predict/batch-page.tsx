import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconSearch } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useBatch } from '../../data/batches/use-batch.ts';
import { rereadBatch } from '../../data/batches/watch-batch.ts';
import { isOver } from '../../data/jobs.ts';
import { useClient } from '../../data/transport-context.tsx';
import { BatchHead } from './batch-head.tsx';
import styles from './batch-page.module.css';
import { DetailPane } from './detail/detail-pane.tsx';
import { SingleVerdict } from './detail/single-verdict.tsx';
import type { Arrangement } from './results/arrange.ts';
import type { Layout } from './results/layout.ts';
import { ResultList } from './results/result-list.tsx';
import { Toolbar } from './results/toolbar.tsx';
import { useDetail } from './results/use-detail.ts';
import { usePlaces } from './results/use-places.ts';
import { useSearchKey } from './results/use-search-key.ts';
import { useBatchEnd } from './use-batch-end.ts';

/** A batch: how far it is, and what came out. */
export function BatchPage({ id }: { id: string }) {
  const batch = useBatch(id);
  const client = useClient();
  const reread = useCallback(() => void rereadBatch(client, id), [client, id]);
  useBatchEnd(batch);
  const single = batch.job?.progress.total === 1 && batch.refused.length === 0;
  const only = single ? batch.results[0] : undefined;
  return (
    <Page full={!single}>
      <BatchHead id={id} batch={batch} />
      {batch.trouble && <TroubleNote error={batch.trouble} />}
      {batch.job?.error && <TroubleNote error={batch.job.error} />}
      {only && <SingleVerdict batch={id} item={only} onStale={reread} />}
      {!single && <Results key={id} id={id} onStale={reread} />}
    </Page>
  );
}

const asDropped: Arrangement = { sort: 'dropped', shown: 'all', text: '' };

function Results({ id, onStale }: { id: string; onStale: () => void }) {
  const { t } = useTranslation('predict');
  const batch = useBatch(id);
  const [arrangement, setArrangement] = useState(asDropped);
  const [layout, setLayout] = useState<Layout>('grid');
  const search = useRef<HTMLInputElement>(null);
  useSearchKey(search);
  const { items, counts, places } = usePlaces(batch, arrangement);
  const detail = useDetail(places);
  const bars = Math.max(...items.slice(0, 1).map(({ verdict }) => Object.keys(verdict?.scores ?? {}).length), 2);
  const nothing = places.length === 0 && batch.job !== undefined && isOver(batch.job);
  return (
    <>
      <Toolbar
        counts={counts}
        arrangement={arrangement}
        layout={layout}
        search={search}
        onArrange={(change) => setArrangement((now) => ({ ...now, ...change }))}
        onLayout={setLayout}
      />
      <div className={styles.results}>
        {nothing ? (
          <div className={styles.nothing}>
            <EmptyState icon={IconSearch} title={t(items.length === 0 ? 'nothing.batch' : 'nothing.filter')} />
          </div>
        ) : (
          <ResultList
            places={places}
            layout={layout}
            bars={bars}
            opened={detail.item}
            onOpen={detail.open}
            onMove={detail.follow}
            onGone={onStale}
          />
        )}
        {detail.item && (
          <DetailPane
            batch={id}
            item={detail.item}
            position={detail.position}
            count={places.length}
            onGo={detail.go}
            onClose={detail.close}
            onStale={onStale}
          />
        )}
      </div>
    </>
  );
}
