import { useTranslation } from 'react-i18next';
import type { FlippedPhoto, GateCheck, GateReport } from '../../../../contract/shapes/gate.ts';
import type { TestResult } from '../../../../contract/shapes/model.ts';
import { IconFailed, IconOk } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { PhotoFigures } from '../photo-figures.tsx';
import { FlippedCaption } from './flipped-caption.tsx';
import styles from './gate-panel.module.css';
import { GatePhotos } from './gate-photos.tsx';
import { useGateWords } from './use-gate-words.ts';

/** Everything the gate asked of a version, and the photos that flipped. */
export function GatePanel({ report, test }: { report: GateReport; test: TestResult }) {
  const { t } = useTranslation(['models', 'common']);
  const format = useFormat();
  const words = useGateWords();
  const { passed, champion, forced, checks, flipped, version } = report;
  const when = format.dateTime(report.at);
  return (
    <Panel title={t('gate.title')}>
      <p className={styles.soft}>{t('common:term.gate')}</p>
      <p className={styles.verdict}>
        {t(passed ? 'gate.saidPassed' : 'gate.saidRefused', { words: words.line(report) })}
      </p>
      <GatePhotos report={report} test={test} />
      <p className={styles.soft}>
        {champion === undefined ? t('gate.atFirst', { when }) : t('gate.at', { when, champion })}
      </p>
      {forced && (
        <div className={styles.forced}>
          <p>{t('gate.forced', { by: forced.by, when: format.dateTime(forced.at) })}</p>
          <blockquote className={styles.reason}>{forced.reason}</blockquote>
        </div>
      )}
      <ul className={styles.checks}>
        {checks.map((check) => (
          <CheckItem key={check.name} check={check} />
        ))}
      </ul>
      {champion !== undefined && <Flipped photos={flipped} before={champion} after={version} />}
    </Panel>
  );
}

function CheckItem({ check }: { check: GateCheck }) {
  const { t } = useTranslation('models');
  const { finding, fine } = useGateWords().check(check);
  const Icon = check.passed ? IconOk : IconFailed;
  const state = t(check.passed ? 'gate.passed' : 'gate.refused');
  return (
    <li className={styles.check} data-passed={check.passed}>
      <Icon className={styles.icon} size={20} stroke={1.7} role="img" aria-label={state} />
      <div>
        <p className={styles.name}>{t(`gate.check.${check.name}`)}</p>
        <p>{finding}</p>
        {fine && <p className={styles.fine}>{fine}</p>}
      </div>
    </li>
  );
}

function Flipped({ photos, before, after }: { photos: FlippedPhoto[]; before: string; after: string }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  if (photos.length === 0) return <p className={styles.soft}>{t('gate.noFlips')}</p>;
  return (
    <>
      <h3 className={styles.title}>
        {t('gate.flipped', { count: photos.length, number: format.number(photos.length) })}
      </h3>
      <p className={styles.order}>{t('photo.order', { before, after })}</p>
      <PhotoFigures
        photos={photos}
        versions={[before, after]}
        most={6}
        caption={(photo) => <FlippedCaption photo={photo} before={before} after={after} />}
      />
    </>
  );
}
