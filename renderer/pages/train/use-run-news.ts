import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunUpdate } from '../../../contract/training.ts';
import { announce } from '../../components/announcer.tsx';
import { runNews, type SeenRun } from './run-news.ts';
import { THIS_RUN } from './run-panel.tsx';

/**
 * Brings the focus to a training that was begun here, as its button can be pressed no more; where the person has gone
 * elsewhere meanwhile, it stays there.
 */
export function useFocusOnStart(started: string | undefined, shown: string | undefined): void {
  useEffect(() => {
    if (started === undefined || started !== shown) return;
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.matches(':disabled'))
      document.getElementById(THIS_RUN)?.focus({ preventScroll: true });
  }, [started, shown]);
}

/** Has a screen reader say that a training has begun and how it ended, when that happens before the person's eyes. */
export function useRunNews(update: RunUpdate | undefined, started: string | undefined): void {
  const { t } = useTranslation('train');
  const before = useRef<SeenRun>(undefined);
  const { run, state } = update?.run ?? {};
  const version = update?.result?.version;
  useEffect(() => {
    if (run === undefined || state === undefined) return;
    const now = { run, state };
    const news = runNews(before.current, now, started);
    before.current = now;
    if (news === 'done' && version !== undefined) announce(t('said.made', { version }));
    else if (news) announce(t(`said.${news}`));
  }, [run, state, version, started, t]);
}
