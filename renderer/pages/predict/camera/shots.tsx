import type { PhotoResult } from '../../../../contract/predicting.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import styles from './shots.module.css';

const MOST = 8;

/** The pictures taken so far, the last ones first. */
export function Shots({ results }: { results: readonly PhotoResult[] }) {
  return (
    <ul className={styles.shots}>
      {results
        .toReversed()
        .slice(0, MOST)
        .map(({ index, thumbnail, photo, verdict }) => (
          <li key={index} className={styles.shot}>
            <span className={styles.frame}>
              <Thumbnail src={thumbnail} alt={photo} />
            </span>
            {verdict && <VerdictName verdict={verdict.verdict} size={10} />}
          </li>
        ))}
    </ul>
  );
}
