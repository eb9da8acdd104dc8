import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { AlertNotices } from '../alerts/alert-notices.tsx';
import { Announcer } from '../components/announcer.tsx';
import { ClassesProvider } from '../data/classes-context.tsx';
import { DeskWishes } from '../desk/desk-wishes.tsx';
import { AddingProvider } from './adding-context.tsx';
import { AwayBanner } from './away-banner.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { PredictorBanner } from './predictor-banner.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { ShortcutDialog } from './shortcut-dialog.tsx';
import { StackNotices } from './stack-notices.tsx';
import { StatusStrip } from './status-strip.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around every page: rail, page, status strip. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shortcuts = useShortcuts();
  useFocusKept();
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
        <Rail />
        <main ref={main} tabIndex={-1} className={styles.main} data-page={location}>
          <AddingProvider>
            {children}
            <DeskWishes />
          </AddingProvider>
        </main>
      </ClassesProvider>
      <StatusStrip onHelp={shortcuts.open} />
      <ShortcutDialog opened={shortcuts.opened} onClose={shortcuts.close} />
      <div className={styles.toasts}>
        <StackNotices />
        <AlertNotices />
      </div>
      <Announcer />
    </div>
  );
}
