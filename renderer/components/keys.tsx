import styles from './keys.module.css';

/** Keys that do something, as they stand on the keyboard of this computer. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key === 'Ctrl' && isMac() ? '⌘' : key}
        </kbd>
      ))}
    </span>
  );
}

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);
