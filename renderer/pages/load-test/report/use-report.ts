import { useTranslation } from 'react-i18next';
import type { LoadResult, LoadSample } from '../../../../contract/shapes/load.ts';
import { useFormat } from '../../../i18n/format.ts';
import { sharesOf } from '../load-rows.ts';
import { useAboutWords } from '../result/use-about-words.ts';
import { useVerdictWords } from '../use-verdict-words.ts';
import { reportHtml } from './report-html.ts';

/** Writes a test as a page in the person's language. */
export function useReport() {
  const { t, i18n } = useTranslation('load');
  const format = useFormat();
  const about = useAboutWords();
  const verdictWords = useVerdictWords();
  const ms = (value: number | undefined) => (value === undefined ? '–' : t('ms', { ms: format.ms(value) }));
  const share = (value: number | undefined) => (value === undefined ? '–' : format.percentFine(value));
  const rateOf = ({ answered, seconds }: LoadSample) => answered / seconds;

  return (result: LoadResult, before: LoadResult | undefined): string => {
    const { samples, total, levels, failures, verdict, stopped, cpu } = result;
    const { rate, turnedAway, errors } = sharesOf(total);
    const line = (name: string, color: string, value: (sample: LoadSample) => number | undefined, dash?: string) => ({
      name,
      color,
      values: samples.map(value),
      ...(dash && { dash }),
    });
    const was = new Map(before?.samples.map(({ at, ms: times }) => [at, times?.p95]));
    const version = before?.versions[0]?.version;
    return reportHtml({
      language: i18n.language,
      title: t('title'),
      verdict: t(`verdict.${verdict.state}`),
      passed: verdict.state === 'passed',
      sentences: [...verdictWords(verdict), ...(stopped ? [t('verdict.stopped')] : [])],
      about: about(result, before).join(' '),
      figures: [
        [t('figure.rate'), rate === undefined ? '–' : format.rate(rate)],
        [t('figure.p95'), ms(total.ms?.p95)],
        [t('figure.turnedAway'), share(turnedAway)],
        [t('figure.errors'), share(errors)],
        [t('figure.cpu'), format.percent(cpu)],
      ],
      charts: [
        { title: t('chart.rate'), show: format.rate, lines: [line(t('chart.rate'), '#a88600', rateOf)] },
        {
          title: t('chart.latency'),
          show: ms,
          lines: [
            line(t('chart.within', { share: 99 }), '#87836f', ({ ms: times }) => times?.p99, '2 3'),
            line(t('chart.within', { share: 95 }), '#a88600', ({ ms: times }) => times?.p95),
            line(t('chart.within', { share: 50 }), '#4a7a5c', ({ ms: times }) => times?.p50, '6 3'),
            ...(version === undefined
              ? []
              : [line(t('chart.beforeOf', { version }), '#2f86c4', ({ at }) => was.get(at), '8 3 2 3')]),
          ],
        },
      ],
      levels: {
        title: t('levels.title'),
        rows: [
          (['users', 'rate', 'p50', 'p95', 'p99', 'turnedAway', 'errors'] as const).map((name) => t(`levels.${name}`)),
          ...levels.map((level) => {
            const of = sharesOf(level);
            return [
              format.number(level.users),
              of.rate === undefined ? '–' : format.rate(of.rate),
              ms(level.ms?.p50),
              ms(level.ms?.p95),
              ms(level.ms?.p99),
              share(of.turnedAway),
              share(of.errors),
            ];
          }),
        ],
      },
      failures: {
        title: t('failures.title'),
        lines: failures.map(({ what, times }) =>
          t('failures.times', { what, count: times, number: format.number(times) }),
        ),
      },
      made: t('report.made', { when: format.dateTime(result.at) }),
    });
  };
}
