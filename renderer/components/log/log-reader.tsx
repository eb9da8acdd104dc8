import { Button, Switch } from '@mantine/core';
import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { announce } from '../announcer.tsx';
import { downloadText } from '../download.ts';
import { EmptyState } from '../empty-state.tsx';
import { FilterBar, FilterChoice } from '../filter-bar.tsx';
import { HeadButton } from '../head-button.tsx';
import { IconCopy, IconDownload, IconLog, IconSearch, IconToEnd } from '../icons.ts';
import { PageHead } from '../page-head.tsx';
import { TroubleNote } from '../trouble-note.tsx';
import { LogLines } from './log-lines.tsx';
import styles from './log-reader.module.css';
import type { Log } from './log-state.ts';
import { asText, type LogFilter, MOST_LINES } from './log-view.ts';
import { useFollow } from './use-follow.ts';
import { type LogSource, useLog } from './use-log.ts';

const levels = ['all', 'warning', 'error'] as const;

interface Props {
  source: LogSource;
  title: string;
  /** What the state is, below the title. */
  children?: ReactNode;
  /** How many of the last lines are asked for: at first, then each time earlier ones are wanted. All where left out. */
  tails?: readonly number[];
  /** What a file of it is called. */
  file: string;
  /** Whether each line says who wrote it. */
  named: boolean;
  /** What is chosen besides the level. */
  choices?: ReactNode;
  /** Why there may be no lines yet. */
  empty: string;
}

/** A log: to be searched, followed, copied and saved. It fills a page. */
export function LogReader({ source, title, children, tails = [MOST_LINES], file, named, choices, empty }: Props) {
  const { t } = useTranslation('stack');
  const [filter, setFilter] = useState<LogFilter>({ level: 'all' });
  const [wrap, setWrap] = useState(false);
  const [asked, setAsked] = useState(0);
  const scroller = useRef<HTMLElement>(null);
  // A letter is there as soon as it is typed; a hundred thousand lines are gone through after that.
  const log = useLog(source, tails[asked] ?? MOST_LINES, useDeferredValue(filter));
  const rows = log.view.shown();
  const total = log.view.total();
  const follow = useFollow(scroller, log.version);
  const more = asked < tails.length - 1 && total >= (tails[asked] ?? 0);
  const copy = async () => {
    await navigator.clipboard.writeText(asText(rows));
    announce(t('copied', { ns: 'common' }));
  };
  const save = () => downloadText({ name: file, type: 'text/plain', text: asText(rows) });
  return (
    <>
      <PageHead
        title={title}
        action={
          <>
            <HeadButton name={t('log.copy')} icon={IconCopy} disabled={rows.length === 0} onClick={() => void copy()} />
            <HeadButton name={t('log.save')} icon={IconDownload} disabled={rows.length === 0} onClick={save} />
          </>
        }
      >
        {children}
      </PageHead>
      <FilterBar
        text={filter.find}
        onText={(find) => setFilter({ ...filter, find })}
        label={t('log.find')}
        opener={t('log.filters')}
      >
        {choices}
        <FilterChoice
          name={t('log.level')}
          value={filter.level}
          options={levels.map((value) => ({ value, label: t(`log.levels.${value}`) }))}
          onChoose={(value) => setFilter({ ...filter, level: levels.find((one) => one === value) ?? 'all' })}
        />
        <Switch
          className={styles.wrap ?? ''}
          label={t('log.wrap')}
          checked={wrap}
          onChange={({ currentTarget }) => setWrap(currentTarget.checked)}
        />
      </FilterBar>
      {log.error !== undefined && <TroubleNote error={log.error} />}
      <div className={styles.frame} aria-busy={log.longer !== undefined}>
        <LogLines
          view={log.view}
          version={log.version}
          scroller={scroller}
          follow={follow}
          wrap={wrap}
          find={filter.find}
          named={named}
        />
        {rows.length === 0 && <NoLines total={total} state={log.state} empty={empty} />}
      </div>
      <div className={styles.foot}>
        <Counted shown={rows.length} total={total} log={log} following={follow.following} />
        <span className={styles.ways}>
          {more && (
            <Button size="compact-sm" variant="default" onClick={() => setAsked(asked + 1)}>
              {t('log.earlier')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            disabled={follow.following}
            leftSection={<IconToEnd size={15} aria-hidden />}
            onClick={follow.toEnd}
          >
            {t('log.toEnd')}
          </Button>
        </span>
      </div>
    </>
  );
}

function NoLines({ total, state, empty }: { total: number; state: Log['state']; empty: string }) {
  const { t } = useTranslation('stack');
  return (
    <div className={styles.none}>
      {total > 0 ? (
        <EmptyState icon={IconSearch} title={t('log.nothingFound')}>
          {t('log.nothingFoundWords')}
        </EmptyState>
      ) : (
        <EmptyState icon={IconLog} title={t(state === 'loading' ? 'log.loading' : 'log.empty')}>
          {state !== 'loading' && empty}
        </EmptyState>
      )}
    </div>
  );
}

interface CountedProps {
  shown: number;
  total: number;
  log: Log;
  following: boolean;
}

/** How many lines there are, and whether more come into sight. */
function Counted({ shown, total, log, following }: CountedProps) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const state = () => {
    if (log.longer && log.state === 'live') return t('log.growing');
    if (log.state === 'lost' || log.state === 'ended') return t(`log.${log.state}`);
    return t(following ? 'log.following' : 'log.paused');
  };
  return (
    <span role="status">
      {[
        shown === total
          ? t('log.count', { count: total, number: format.number(total) })
          : t('log.found', { found: format.number(shown), number: format.number(total) }),
        state(),
      ].join(' · ')}
    </span>
  );
}
