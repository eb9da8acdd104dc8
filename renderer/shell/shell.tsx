import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { AlertNotices } from '../alerts/alert-notices.tsx';
import { Announcer } from '../components/announcer.tsx';
import { ClassesProvider } from '../data/classes-context.tsx';
import { DeskWishes } from '../desk/desk-wishes.tsx';
import { Tour } from '../tour/tour.tsx';
import { AddingProvider } from './adding-context.tsx';
import { AwayBanner } from './away-banner.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Overlays } from './overlays.tsx';
import { PredictorBanner } from './predictor-banner.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { StackNotices } from './stack-notices.tsx';
import { StatusStrip } from './status-strip.tsx';
import { TrainingNotice } from './training-notice.tsx';
import { UpdateNotice } from './update-notice.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around every page: rail, page, status strip. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  useShortcuts();
  useFocusKept();
  // The same element holds every page: how far down one was read says nothing of the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what it is for.
  useLayoutEffect(() => {
    main.current?.scrollTo({ top: 0, behavior: 'instant' });
  }, [location]);
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('skipToPage')}
      </button>
      <div className={styles.banners}>
        <ConnectionBanner />
        <AwayBanner />
        <PredictorBanner />
      </div>
      <ClassesProvider>
        <AddingProvider>
          <Rail />
          <Tour />
          <main ref={main} tabIndex={-1} className={styles.main} data-page={location}>
            {children}
          </main>
          <Overlays />
          <DeskWishes />
        </AddingProvider>
      </ClassesProvider>
      <StatusStrip />
      <div className={styles.toasts}>
        <StackNotices />
        <AlertNotices />
        <TrainingNotice />
        <UpdateNotice />
      </div>
      <Announcer />
    </div>
  );
}
