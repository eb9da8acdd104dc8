import { useTranslation } from 'react-i18next';
import type { LoadLevel } from '../../../../contract/shapes/load.ts';
import { FigureRow } from '../../../components/figure-row.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { sharesOf } from '../load-rows.ts';

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
  const compared = (['rate', 'p95', 'turnedAway', 'errors'] as const).map((name) => ({
    name: t(`figure.${name}`),
    value: now[name],
    words: t(`figure.${name}Words`),
    was: was?.[name] === undefined ? undefined : t('figure.was', { value: was[name] }),
  }));
  const generator = {
    name: t('figure.cpu'),
    value: format.percent(cpu),
    words: cores === undefined ? t('figure.cpuLive') : t('figure.cpuWords', { cores: format.number(cores) }),
  };
  return <FigureRow figures={[...compared, generator]} />;
}
