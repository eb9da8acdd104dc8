import { useTranslation } from 'react-i18next';
import type { TestResult } from '../../../contract/shapes/model.ts';
import { useFormat } from '../../i18n/format.ts';

/** "Test result: 39 of 40 right …": the one figure for how good a version is, wherever it is told. */
export function TestResultWords({ test }: { test: TestResult }) {
  const { t } = useTranslation('models');
  return (
    <>
      {t('testResult')} <TestWords test={test} />
    </>
  );
}

/** "39 of 40 right; between 87 % and 99 % is likely". */
export function TestWords({ test }: { test: TestResult }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <>
      {t('test', {
        count: test.total,
        correct: format.number(test.correct),
        total: format.number(test.total),
        ...format.interval(...test.interval),
      })}
    </>
  );
}
