import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';
import { ScrollRegion } from './scroll-region.tsx';

interface Props {
  code: string;
  /** What is copied, where that is not to be read by who looks on. */
  copied?: string;
  name: string;
}

/** Lines to be read and copied. `name` says what they are, for those who do not see them. */
export function CodeBlock({ code, copied = code, name }: Props) {
  return (
    <div className={styles.block}>
      <ScrollRegion label={name} className={styles.scroller}>
        <pre className={styles.code}>
          <code>{code}</code>
        </pre>
      </ScrollRegion>
      <div className={styles.copy}>
        <CopyButton text={copied} name={name} />
      </div>
    </div>
  );
}
