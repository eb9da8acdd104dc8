import styles from './state-dot.module.css';

type DotState = 'off' | 'starting' | 'ready' | 'restarting' | 'failed';

/** A state at a glance, by colour and by form: full, ring, cross. The words stand beside it. */
export function StateDot({ state }: { state: DotState }) {
  return (
    <svg className={`${styles.dot} ${styles[state]}`} viewBox="0 0 12 12" aria-hidden>
      {state === 'failed' ? <path d="M2.5 2.5l7 7m0-7l-7 7" /> : <circle cx="6" cy="6" r="4" />}
    </svg>
  );
}
