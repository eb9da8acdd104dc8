import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { troubleOf } from '../data/trouble.ts';
import { routes } from '../pages/routes.ts';
import { IconAlert } from './icons.ts';
import { Said } from './said.tsx';
import styles from './trouble-note.module.css';
import { useTroubleWords } from './use-trouble-words.ts';

/** What is mended on the Stack page. */
const OF_STACK: readonly string[] = ['stack-off', 'store-unreachable', 'remote-down'];
/** What is set right under Settings, Network. */
const OF_NETWORK: readonly string[] = ['certificate-unknown', 'proxy-down', 'proxy-sign-in', 'certificates-unreadable'];

interface Props {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Another way on, such as a link. */
  children?: ReactNode;
}

/** What went wrong, where it went wrong, and the way on. */
export function TroubleNote({ error, onRetry, children }: Props) {
  const { t } = useTranslation();
  const trouble = troubleOf(error);
  const words = useTroubleWords()(trouble);
  const [location] = useLocation();
  return (
    <div className={styles.note} role="alert">
      <IconAlert size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <p className={styles.message}>{words.message}</p>
        <p>{words.hint}</p>
        <Said words={words.said} />
      </div>
      {OF_STACK.includes(trouble.code) && location !== routes.stack && (
        <Button component={Link} href={routes.stack} size="compact-sm" variant="default">
          {t('toStack')}
        </Button>
      )}
      {OF_NETWORK.includes(trouble.code) && !location.startsWith(routes.settings) && (
        <Button component={Link} href={routes.settingsPart('network')} size="compact-sm" variant="default">
          {t('toNetwork')}
        </Button>
      )}
      {children}
      {onRetry && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
