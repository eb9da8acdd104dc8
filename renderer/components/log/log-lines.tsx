import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type Ref, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { IconAlert, IconFailed } from '../icons.ts';
import { ScrollRegion } from '../scroll-region.tsx';
import styles from './log-lines.module.css';
import { type LogRow, type LogView, pieces } from './log-view.ts';
import type { useFollow } from './use-follow.ts';

/** Pixels; the style sheet says the same. */
const ROW = 20;
/** What is drawn of a line that is not wrapped: nobody reads further, and drawing it is dear. */
const LONGEST = 2000;

interface Props {
  view: LogView;
  /** Another one each time they changed: they are changed in place. */
  version: number;
  scroller: Ref<HTMLElement> & { current: HTMLElement | null };
  follow: ReturnType<typeof useFollow>;
  wrap: boolean;
  find: string | undefined;
  /** Whether each line says which service wrote it. */
  named: boolean;
}

/** The lines of a log, as many as there may be: only those in sight are drawn. */
export function LogLines({ view, version, scroller, follow, wrap, find, named }: Props) {
  const { t } = useTranslation('stack');
  const rows = view.shown();
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  const measured = useRef(wrap);
  useLayoutEffect(() => {
    if (measured.current === wrap) return;
    measured.current = wrap;
    list.measure();
    if (follow.following) follow.toEnd();
  }, [wrap, list, follow]);
  const height = list.getTotalSize();
  const drawn = useRef({ view, height });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { view, height };
    // Of a longer log the lines in sight stay where they are: the earlier ones are above them.
    if (before.view !== view && !follow.following && scroller.current)
      scroller.current.scrollTop += height - before.height;
  }, [view, height, follow, scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: wrapped lines are measured once drawn, and the end moves
  useLayoutEffect(() => {
    if (follow.following && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [height, version]);
  return (
    <ScrollRegion ref={scroller} className={styles.scroller} label={t('log.lines')}>
      <ol className={styles.lines} style={{ height }} data-wrap={wrap || undefined}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li
              key={key}
              ref={wrap ? list.measureElement : undefined}
              className={styles.line}
              data-index={index}
              data-level={row.level}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Line row={row} find={find} named={named} wrap={wrap} />
            </li>
          );
        })}
      </ol>
    </ScrollRegion>
  );
}

const icons = { error: IconFailed, warning: IconAlert };

const Line = memo(function Line({ row, find, named, wrap }: { row: LogRow } & Pick<Props, 'find' | 'named' | 'wrap'>) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const { level } = row;
  const Icon = level === 'error' || level === 'warning' ? icons[level] : undefined;
  const text = wrap || row.text.length <= LONGEST ? row.text : `${row.text.slice(0, LONGEST)}…`;
  return (
    <>
      <time className={styles.time} dateTime={row.at}>
        {format.time(row.at)}
      </time>
      {named && <span className={styles.service}>{row.service}</span>}
      <span className={styles.level}>
        {Icon && <Icon size={14} stroke={2} role="img" aria-label={t(`log.tag.${level}`)} />}
      </span>
      <span className={styles.text}>
        {pieces(text, find).map(({ text: piece, found, at }) =>
          found ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
        )}
      </span>
    </>
  );
});
