import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';
import { ScrollRegion } from './scroll-region.tsx';

/** Lines to be read and copied. `name` says what they are, for those who do not see them. */
export function CodeBlock({ code, name }: { code: string; name: string }) {
  return (
    <div className={styles.block}>
      <ScrollRegion label={name} className={styles.scroller}>
        <pre className={styles.code}>
          <code>{code}</code>
        </pre>
      </ScrollRegion>
      <div className={styles.copy}>
        <CopyButton text={code} name={name} />
      </div>
    </div>
  );
}
