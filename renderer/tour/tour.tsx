import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { announce } from '../components/announcer.tsx';
import { IconPhotoPlus, IconPlus } from '../components/icons.ts';
import { isMac } from '../components/keys.tsx';
import { useBatchStore } from '../data/batches/batch-store.ts';
import { routes } from '../pages/routes.ts';
import { listenToKeys } from '../shell/is-asked.ts';
import { showOverlay } from '../shell/overlay.ts';
import { isTyping } from '../shell/use-shortcuts.ts';
import styles from './tour.module.css';
import { STEPS, useFirstRun, useTour, useTourAsked } from './use-tour.ts';

/** What a new person is told: three steps above the page, which is never in the way of a photo that is dropped. */
export function Tour() {
  const tour = useTour();
  useFirstRun(tour.isNew);
  return tour.open ? <Steps {...tour} /> : null;
}

function Steps({ step, go, leave, finish }: ReturnType<typeof useTour>) {
  const { t } = useTranslation('tour');
  const shown = ([1, 2, 3] as const).find((known) => known === step) ?? 1;
  const heading = useAskedFocus();
  useLeaveKey(leave);
  useFirstVerdict(() => shown === 1 && go(2));
  useEffect(() => announce(`${t(`${shown}.title`)}. ${t(`${shown}.words`)}`), [t, shown]);
  return (
    <section className={styles.tour} aria-label={t('name')}>
      <div className={styles.words}>
        <p className={styles.place}>{t('place', { step: shown, count: STEPS })}</p>
        <h2 ref={heading} className={styles.title} tabIndex={-1}>
          {t(`${shown}.title`)}
        </h2>
        <p>{t(`${shown}.words`)}</p>
        {shown === STEPS && <p className={styles.place}>{t('later', { keys: isMac() ? '⌘K' : 'Ctrl+K' })}</p>}
      </div>
      <div className={styles.actions}>
        {shown === 1 && <ToPredict />}
        {shown === 3 && <OwnProject />}
        {shown > 1 && (
          <Button size="compact-md" variant="subtle" color="gray" onClick={() => go(shown - 1)}>
            {t('back')}
          </Button>
        )}
        <Button size="compact-md" variant="default" onClick={shown < STEPS ? () => go(shown + 1) : finish}>
          {t(shown < STEPS ? 'next' : 'done')}
        </Button>
      </div>
      <CloseButton className={styles.close} aria-label={t('leave')} title={t('leave')} onClick={leave} />
    </section>
  );
}

/** Where photos are chosen, for who has gone on. */
function ToPredict(): ReactNode {
  const { t } = useTranslation('tour');
  const [location] = useLocation();
  if (location === routes.predict) return null;
  return (
    <Button
      size="compact-md"
      component={Link}
      href={routes.predict}
      leftSection={<IconPhotoPlus size={16} aria-hidden />}
    >
      {t('toPredict')}
    </Button>
  );
}

function OwnProject(): ReactNode {
  const { t } = useTranslation('tour');
  return (
    <Button
      size="compact-md"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => showOverlay('new-project')}
    >
      {t('newProject')}
    </Button>
  );
}

/** Goes on by itself when the first verdict is there. */
function useFirstVerdict(onVerdict: () => void): void {
  const latest = useRef(onVerdict);
  latest.current = onVerdict;
  const batches = useBatchStore((state) => withVerdict(state.batches));
  const before = useRef(batches);
  useEffect(() => {
    if (batches > before.current) latest.current();
    before.current = batches;
  }, [batches]);
}

type Batches = ReturnType<typeof useBatchStore.getState>['batches'];

const withVerdict = (batches: Batches): number =>
  Object.values(batches).filter(({ results }) => results.some(({ verdict }) => verdict)).length;

/** Escape leaves, where it closes nothing else. */
function useLeaveKey(onLeave: () => void): void {
  useEffect(() => {
    return listenToKeys((event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[data-side-pane], main aside')) return;
      onLeave();
    });
  }, [onLeave]);
}

/** Takes the focus to the title where a person has asked for the tour, once what they asked in is gone. */
function useAskedFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useTourAsked((state) => state.asked);
  useEffect(() => {
    if (!asked) return;
    useTourAsked.setState({ asked: false });
    heading.current?.focus();
  }, [asked]);
  return heading;
}
