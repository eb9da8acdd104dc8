import { useTranslation } from 'react-i18next';
import type { CanaryWait } from '../../../../contract/shapes/canary.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useRunningDown } from '../../../data/use-running-down.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLeftWords } from '../../stack/work/use-step-words.ts';
import styles from './canary.module.css';

interface Props {
  waits: readonly CanaryWait[];
  /** Where the requests that are waited for are to come. */
  address: string | undefined;
}

/** What must be there for a decision, how much of it is, and what is still missing. */
export function WaitList({ waits, address }: Props) {
  const { t } = useTranslation('deploy');
  if (waits.length === 0) return null;
  const asks = waits.some((wait) => isOpen(wait) && isOfRequests(wait));
  return (
    <>
      <ul className={styles.waits} aria-label={t('canary.waits')}>
        {waits.map((wait) => (
          <Wait key={wait.for} wait={wait} />
        ))}
      </ul>
      {asks && address !== undefined && <p className={styles.soft}>{t('canary.sendTo', { address })}</p>}
    </>
  );
}

const isOpen = ({ done, total }: CanaryWait): boolean => done < total;
/** They come where somebody sends them: how long that takes nobody can tell. */
const isOfRequests = ({ for: what }: CanaryWait): boolean => what === 'answers' || what === 'champion';

function Wait({ wait }: { wait: CanaryWait }) {
  const { for: what, done, total, left } = wait;
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const leftWords = useLeftWords();
  const running = useRunningDown(left);
  const name = t(`canary.wait.${what}`);
  const amount =
    what === 'time'
      ? undefined
      : t('canary.of', { done: format.number(Math.floor(done)), total: format.number(Math.ceil(total)) });
  const more = Math.ceil(total - done);
  const rest = !isOpen(wait)
    ? t('canary.enough')
    : isOfRequests(wait)
      ? t('canary.more', { count: more, requests: format.number(more) })
      : running !== undefined && leftWords(running);
  return (
    <li className={styles.wait}>
      <span className={styles.waitWords}>
        <span>{[name, amount].filter(Boolean).join(' · ')}</span>
        <span className={styles.soft}>{rest || '\u00a0'}</span>
      </span>
      <ProgressBar done={Math.floor(done)} total={Math.ceil(total)} label={name} />
    </li>
  );
}
