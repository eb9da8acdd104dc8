import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunUpdate } from '../../../contract/training.ts';
import { announce } from '../../components/announcer.tsx';
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
export function useRunEnd(update: RunUpdate | undefined): void {
  const { t } = useTranslation('train');
  const ran = useRef<string>(undefined);
  const { run, state } = update?.run ?? {};
  const version = update?.result?.version;
  useEffect(() => {
    if (run === undefined) return;
    if (state === 'running') {
      if (ran.current !== run) announce(t('said.running'));
      ran.current = run;
      return;
    }
    if (ran.current !== run) return;
    ran.current = undefined;
    if (state === 'done') announce(version === undefined ? t('said.done') : t('said.made', { version }));
    if (state === 'failed') announce(t('said.failed'));
    if (state === 'cancelled') announce(t('said.cancelled'));
  }, [run, state, version, t]);
}
