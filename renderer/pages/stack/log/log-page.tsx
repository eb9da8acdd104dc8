import { Button, Switch } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { announce } from '../../../components/announcer.tsx';
import { BackLink } from '../../../components/back-link.tsx';
import { downloadText } from '../../../components/download.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FilterBar, FilterChoice } from '../../../components/filter-bar.tsx';
import { HeadButton } from '../../../components/head-button.tsx';
import { IconCopy, IconDownload, IconLog, IconSearch, IconToEnd } from '../../../components/icons.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStack } from '../../../data/use-stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { byRole } from '../services/role-of.ts';
import { useRoleWords } from '../services/use-role-words.ts';
import { LogLines } from './log-lines.tsx';
import styles from './log-page.module.css';
import { asText, type LogFilter, MOST_LINES } from './log-view.ts';
import { useFollow } from './use-follow.ts';
import { useLog } from './use-log.ts';

/** How many of the last lines are asked for: at first, then each time earlier ones are wanted. */
const tails = [2000, 20_000, MOST_LINES];
const levels = ['all', 'warning', 'error'] as const;

/** What a service writes, or all of them: to be searched, followed, copied and saved. */
export default function LogPage({ service }: { service: string | undefined }) {
  return <Log key={service ?? ''} service={service} />;
}

function Log({ service }: { service: string | undefined }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const role = useRoleWords();
  const [, navigate] = useLocation();
  const status = useStack().data;
  const [filter, setFilter] = useState<LogFilter>({ level: 'all' });
  const [wrap, setWrap] = useState(false);
  const [asked, setAsked] = useState(0);
  const scroller = useRef<HTMLElement>(null);
  const log = useLog(service, tails[asked] ?? MOST_LINES, filter);
  const rows = log.view.shown();
  const total = log.view.total();
  const follow = useFollow(scroller, log.version);
  const name = service === undefined ? t('log.all') : role(service).name;
  const title = t('log.titleOf', { name });
  const more = asked < tails.length - 1 && total >= (tails[asked] ?? 0);
  const copy = async () => {
    await navigator.clipboard.writeText(asText(rows));
    announce(t('copied', { ns: 'common' }));
  };
  const save = () =>
    downloadText({ name: `${service ?? status?.project ?? 'meadow'}.log`, type: 'text/plain', text: asText(rows) });
  const known = byRole(status?.services ?? []).map((one) => one.name);
  const names = service !== undefined && !known.includes(service) ? [service, ...known] : known;
  return (
    <Page full>
      <BackLink to={routes.stack} name={t('log.back')} />
      <PageHead
        title={title}
        action={
          <>
            <HeadButton name={t('log.copy')} icon={IconCopy} disabled={rows.length === 0} onClick={() => void copy()} />
            <HeadButton name={t('log.save')} icon={IconDownload} disabled={rows.length === 0} onClick={save} />
          </>
        }
      />
      <FilterBar
        text={filter.find}
        onText={(find) => setFilter({ ...filter, find })}
        label={t('log.find')}
        opener={t('log.filters')}
      >
        <FilterChoice
          name={t('log.service')}
          value={service ?? ''}
          options={[{ value: '', label: t('log.all') }, ...names.map((value) => ({ value, label: role(value).name }))]}
          onChoose={(value) => navigate(routes.stackLog(value || undefined))}
        />
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
      <div className={styles.frame}>
        <LogLines
          rows={rows}
          version={log.version}
          scroller={scroller}
          follow={follow}
          wrap={wrap}
          find={filter.find}
          named={service === undefined}
        />
        {rows.length === 0 && (
          <div className={styles.none}>
            {total > 0 ? (
              <EmptyState icon={IconSearch} title={t('log.nothingFound')}>
                {t('log.nothingFoundWords')}
              </EmptyState>
            ) : (
              <EmptyState icon={IconLog} title={t(log.state === 'loading' ? 'log.loading' : 'log.empty')}>
                {log.state !== 'loading' && t('log.emptyWords')}
              </EmptyState>
            )}
          </div>
        )}
      </div>
      <div className={styles.foot}>
        <span role="status">
          {[
            rows.length === total
              ? t('log.count', { count: total, number: format.number(total) })
              : t('log.found', { found: format.number(rows.length), number: format.number(total) }),
            log.state === 'lost' ? t('log.lost') : t(follow.following ? 'log.following' : 'log.paused'),
          ].join(' · ')}
        </span>
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
    </Page>
  );
}
