import { useTranslation } from 'react-i18next';
import { IconFailed, IconOk } from '../../../components/icons.ts';
import { useGateReport } from '../../../data/use-version.ts';
import styles from './gate-line.module.css';
import { useGateWords } from './use-gate-words.ts';

/** What the gate said of a version, in a line; nothing where it was never asked. */
export function GateLine({ version, passed }: { version: string; passed: boolean }) {
  const { t } = useTranslation('models');
  const words = useGateWords();
  const report = useGateReport(version).data;
  const Icon = passed ? IconOk : IconFailed;
  return (
    <span className={styles.line} data-passed={passed}>
      <Icon className={styles.icon} size={18} stroke={1.7} aria-hidden />
      {report
        ? t(passed ? 'gate.linePassed' : 'gate.lineRefused', { words: words.line(report) })
        : t(passed ? 'gate.passed' : 'gate.refused')}
    </span>
  );
}
