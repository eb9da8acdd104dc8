import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconSearch } from '../../../components/icons.ts';
import { SidePane } from '../../../components/side-pane.tsx';
import { useSearchKey } from '../../../components/use-search-key.ts';
import { useBatch } from '../../../data/batches/use-batch.ts';
import { isOver } from '../../../data/jobs.ts';
import { ResultDetail } from '../detail/result-detail.tsx';
import type { Refresh } from '../refresh.ts';
import type { Arrangement } from './arrange.ts';
import type { Layout } from './layout.ts';
import { ResultList } from './result-list.tsx';
import styles from './results.module.css';
import { Toolbar } from './toolbar.tsx';
import { useDetail } from './use-detail.ts';
import { usePlaces } from './use-places.ts';

const asDropped: Arrangement = { sort: 'dropped', shown: 'all', text: '' };

/** What came out of a batch: as many photos as there may be, in the order and of the kind asked for. */
export function Results({ id, refresh }: { id: string; refresh: Refresh }) {
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
            onGone={refresh.gone}
          />
        )}
        {detail.item && (
          <SidePane
            name={detail.item.photo}
            position={detail.position}
            count={places.length}
            besideFrom={1180}
            onGo={detail.go}
            onClose={detail.close}
          >
            <ResultDetail batch={id} item={detail.item} refresh={refresh} />
          </SidePane>
        )}
      </div>
    </>
  );
}
