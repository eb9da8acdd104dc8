import styles from './progress-bar.module.css';

interface Props {
  done: number;
  total: number;
  /** What is under way, for those who do not see the bar. */
  label: string;
  className?: string | undefined;
}

/** How far work has come. */
export function ProgressBar({ done, total, label, className }: Props) {
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  return (
    <div
      className={`${styles.track} ${className ?? ''}`}
      data-meter
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
