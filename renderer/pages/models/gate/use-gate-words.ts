import { useTranslation } from 'react-i18next';
import type { GateCheck, GateReport } from '../../../../contract/shapes/gate.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What a check found, and the figures behind it. */
export interface CheckWords {
  finding: string;
  fine?: string;
}

/** What the gate said, in the person's language. The core's own sentences are English. */
export function useGateWords() {
  const { t } = useTranslation('models');
  const format = useFormat();
  const ms = (value: string | number | undefined) => format.number(Number(value ?? 0));

  /** "not worse than flowers-1", or what is wrong with it. */
  const line = ({ right, champion, checks, passed }: GateReport): string => {
    const bad = checks
      .filter((check) => !check.passed)
      .map(({ name, details }) =>
        t(`gate.bad.${name}`, { worse: details.worse ?? '', p95: ms(details.p95), mark: ms(details.mark) }),
      );
    const good =
      champion === undefined || right.champion === undefined
        ? t('gate.better')
        : t('gate.notWorse', { version: champion });
    return (passed ? [good] : bad).join(t('gate.and'));
  };

  /** On which photos that was seen: "Side by side on 71 photos …: 69 right, flowers-1 69." None of a first version. */
  const photos = ({ right, champion, photos: from }: GateReport): string | undefined => {
    if (champion === undefined || right.champion === undefined) return undefined;
    const kinds = (['kept', 'leftOut', 'corrected'] as const).flatMap((kind) => {
      const count = from?.[kind] ?? 0;
      return count > 0 ? [t(`gate.from.${kind}`, { count, number: format.number(count) })] : [];
    });
    return t(kinds.length > 0 ? 'gate.besideFrom' : 'gate.beside', {
      from: kinds.join(', '),
      count: right.total,
      total: format.number(right.total),
      right: format.number(right.version),
      version: champion,
      other: format.number(right.champion),
    });
  };

  const check = ({ name, passed, details }: GateCheck): CheckWords => {
    const value = (key: string) => Number(details[key] ?? 0);
    const number = (key: string) => format.number(value(key));
    const how = passed ? 'Passed' : 'Refused';
    switch (name) {
      case 'log-loss':
        return {
          finding: t(`gate.finding.loss${how}`, { photos: number('photos') }),
          // The core counts gain; loss is what people know.
          fine: t('gate.finding.lossFine', {
            mean: format.signed(-value('gain')),
            low: format.signed(-value('high')),
            high: format.signed(-value('low')),
            delta: format.signed(value('delta')),
          }),
        };
      case 'classes':
        return { finding: t(`gate.finding.classes${how}`, { worse: details.worse ?? '' }) };
      case 'latency': {
        if (value('pairs') === 0) return { finding: t('gate.finding.latencyNone') };
        return {
          finding: t(`gate.finding.latency${how}`, { ratio: format.decimal(value('ratio')), pairs: number('pairs') }),
        };
      }
      case 'mark': {
        if (details.tested === undefined) return { finding: t('gate.finding.markNone') };
        return {
          finding: t(`gate.finding.mark${how}`, { p95: ms(details.p95), mark: ms(details.mark) }),
          fine: t('gate.finding.markFine', {
            version: String(details.tested),
            p95: ms(details.testedP95),
            ratio: format.decimal(value('ratio')),
            count: value('users'),
            number: number('users'),
          }),
        };
      }
      case 'references': {
        const finding = t(`gate.finding.references${how}`);
        const figures = { furthest: format.tiny(value('furthest')), allowed: format.tiny(value('allowed')) };
        return passed ? { finding } : { finding, fine: t('gate.finding.referencesFine', figures) };
      }
      case 'first': {
        const values = { right: number('right'), total: number('total'), classes: number('classes') };
        return { finding: t(`gate.finding.first${how}`, values) };
      }
    }
  };
  return { line, photos, check };
}
