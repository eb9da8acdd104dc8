import { useTranslation } from 'react-i18next';
import type { LoadLevel } from '../../../../contract/shapes/load.ts';
import { useFormat } from '../../../i18n/format.ts';
import { sharesOf } from '../load-rows.ts';
import styles from './load-figures.module.css';

interface Props {
  total: LoadLevel;
  /** Share of one core that the generator takes, of so many. */
  cpu: number;
  cores?: number;
  /** The same test of the version before. */
  before?: LoadLevel | undefined;
}

/** The whole test in five figures, each with what it means and what it was before. */
export function LoadFigures({ total, cpu, cores, before }: Props) {
  const { t } = useTranslation('load');
  const format = useFormat();
  const valuesOf = (level: LoadLevel) => {
    const { rate, turnedAway, errors } = sharesOf(level);
    return {
      rate: rate === undefined ? undefined : format.rate(rate),
      p95: level.ms && t('ms', { ms: format.ms(level.ms.p95) }),
      turnedAway: turnedAway === undefined ? undefined : format.percentFine(turnedAway),
      errors: errors === undefined ? undefined : format.percentFine(errors),
    };
  };
  const [now, was] = [valuesOf(total), before && valuesOf(before)];
  return (
    <dl className={styles.figures}>
      {(['rate', 'p95', 'turnedAway', 'errors'] as const).map((name) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.name}>{t(`figure.${name}`)}</dt>
          <dd className={styles.value}>{now[name] ?? '–'}</dd>
          <dd className={styles.words}>{t(`figure.${name}Words`)}</dd>
          {was?.[name] !== undefined && <dd className={styles.was}>{t('figure.was', { value: was[name] })}</dd>}
        </div>
      ))}
      <div className={styles.figure}>
        <dt className={styles.name}>{t('figure.cpu')}</dt>
        <dd className={styles.value}>{format.percent(cpu)}</dd>
        <dd className={styles.words}>
          {cores === undefined ? t('figure.cpuLive') : t('figure.cpuWords', { cores: format.number(cores) })}
        </dd>
      </div>
    </dl>
  );
}
