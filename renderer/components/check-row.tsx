import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './check-row.module.css';
import { IconAlert, IconFailed, IconOk, IconTool } from './icons.ts';
import { Said } from './said.tsx';

const icons = { ok: IconOk, warning: IconAlert, failed: IconFailed };

interface Props {
  state: keyof typeof icons;
  /** What the state is called. */
  stateName: string;
  name: string;
  finding: string;
  /** What it is, and what hangs on it. */
  means?: string | undefined;
  hint?: string | undefined;
  /** What was said by who knows more, in its own words. */
  said?: string | undefined;
  /** The way to mend it, or to have it better where it is well. */
  fix?: { label: string; name: string; busy: boolean; onFix: () => void } | undefined;
  /** Another thing to do about it. */
  act?: ReactNode;
  /** Where something is done about it. */
  way?: { label: string; name: string; to: string } | undefined;
  /** What went wrong when it was mended. */
  children?: ReactNode;
}

/** One thing that was looked at, and the way to mend it. */
export function CheckRow({ state, stateName, name, finding, means, hint, said, fix, act, way, children }: Props) {
  const Icon = icons[state];
  return (
    <li className={styles.check} data-state={state}>
      <Icon className={styles.icon} size={20} stroke={1.7} role="img" aria-label={stateName} />
      <div className={styles.words}>
        <p>
          <span className={styles.name}>{name}</span> <span className={styles.finding}>{finding}</span>
        </p>
        {means && <p className={styles.means}>{means}</p>}
        {hint && <p>{hint}</p>}
        <Said words={said} />
        {children}
      </div>
      {fix && (
        <Button
          size="compact-sm"
          variant="default"
          loading={fix.busy}
          leftSection={<IconTool size={16} aria-hidden />}
          aria-label={fix.name}
          onClick={fix.onFix}
        >
          {fix.label}
        </Button>
      )}
      {act}
      {way && state !== 'ok' && (
        <Button component={Link} href={way.to} size="compact-sm" variant="default" aria-label={way.name}>
          {way.label}
        </Button>
      )}
    </li>
  );
}
