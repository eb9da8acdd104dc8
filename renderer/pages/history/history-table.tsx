import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../contract/history.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import type { SaidOf } from '../../data/corrections/use-corrections.ts';
import type { LabelOf } from '../../data/photos/use-labels.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { HistoryRow, LoadingRow } from './history-row.tsx';
import styles from './history-table.module.css';
import { isSelected, nothingSelected, type Selection, toggled } from './selection.ts';

interface Props {
  /** What is loaded so far; none while the first page is on its way. */
  predictions: readonly Prediction[] | undefined;
  /** All that match. */
  total: number;
  /** Loads the next page, where there is one. */
  more: (() => void) | undefined;
  selection: Selection;
  saidOf: SaidOf;
  labelOf: LabelOf;
  /** Names of the projects, where predictions of several are listed. */
  names: ReadonlyMap<string, string> | undefined;
  /** The prediction that is shown. */
  opened: number | undefined;
  onOpen: (id: number) => void;
  onSelect: (selection: Selection) => void;
  onGone: () => void;
  top: ReactNode;
}

/** Pixels; the style sheet says the same. */
const ROW = 60;
const HEAD = 36;
const SKELETONS = 12;
/** The next page is asked for this many rows before the end is seen. */
const AHEAD = 30;

/** The predictions, as many as there may be: only those in view are drawn, between two spacers. */
export function HistoryTable({
  predictions,
  total,
  more,
  selection,
  saidOf,
  labelOf,
  names,
  opened,
  onOpen,
  onSelect,
  onGone,
  top,
}: Props) {
  const { t } = useTranslation('history');
  const scroller = useRef<HTMLElement>(null);
  const count = predictions?.length ?? SKELETONS;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    scrollMargin: HEAD,
    overscan: 8,
  });
  // What is shown beside the list is seen in it, also where the arrows lead on.
  const openedAt = opened === undefined ? -1 : (predictions?.findIndex(({ id }) => id === opened) ?? -1);
  const { scrollToIndex } = rows;
  useEffect(() => {
    if (openedAt >= 0) scrollToIndex(openedAt, { align: 'auto' });
  }, [openedAt, scrollToIndex]);
  const items = rows.getVirtualItems();
  const last = items.at(-1);
  const lastIndex = last?.index ?? 0;
  useEffect(() => {
    if (more && lastIndex > count - AHEAD) more();
  }, [more, lastIndex, count]);
  const known = () => (predictions ?? []).map(({ id }) => id);
  const toggle = (id: number) => onSelect(toggled(selection, id, known()));

  return (
    <div className={styles.frame}>
      {top}
      <ScrollRegion ref={scroller} className={styles.scroller} label={t('title')}>
        <table className={styles.table} aria-rowcount={total + 1}>
          <HistoryHead selection={selection} onSelect={onSelect} />
          <tbody>
            <Spacer height={(items[0]?.start ?? HEAD) - HEAD} />
            {items.map(({ index }) => {
              const prediction = predictions?.[index];
              if (!prediction) return <LoadingRow key={index} />;
              return (
                <HistoryRow
                  key={prediction.id}
                  row={index + 2}
                  prediction={prediction}
                  selected={isSelected(selection, prediction.id)}
                  said={saidOf(prediction)}
                  label={labelOf(prediction.hash)}
                  project={names && (names.get(prediction.project) ?? prediction.project)}
                  opened={opened === prediction.id}
                  onOpen={onOpen}
                  onToggle={toggle}
                  onGone={onGone}
                />
              );
            })}
            <Spacer height={rows.getTotalSize() + HEAD - (last?.end ?? HEAD)} />
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function HistoryHead({ selection, onSelect }: Pick<Props, 'selection' | 'onSelect'>) {
  const { t } = useTranslation('history');
  const withModel = useCurrentProject()?.live !== undefined;
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1}>
        <th className={styles.check}>
          <Checkbox
            size="sm"
            aria-label={t('select.all')}
            checked={selection.all}
            indeterminate={!selection.all && selection.ids.size > 0}
            onChange={() => onSelect(selection.all ? nothingSelected : { all: true })}
          />
        </th>
        <th className={styles.picture} aria-label={t('column.picture')} />
        <th>{t('column.photo')}</th>
        <th className={styles.verdict}>{t('column.verdict')}</th>
        <th className={styles.judged}>{t(withModel ? 'column.judged' : 'column.labelled')}</th>
        <th className={styles.version}>{t('column.version')}</th>
        <th className={styles.origin}>{t('column.origin')}</th>
        <th className={styles.when}>{t('column.when')}</th>
      </tr>
    </thead>
  );
}

/** Room for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}
