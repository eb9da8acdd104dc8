import { useTranslation } from 'react-i18next';
import type { GateReport } from '../../../../contract/shapes/gate.ts';
import type { TestResult } from '../../../../contract/shapes/model.ts';
import { useGateWords } from './use-gate-words.ts';

/** On which photos the gate set a version beside the live one, and why its figures are not those of the test. */
export function GatePhotos({ report, test }: { report: GateReport; test: TestResult }) {
  const { t } = useTranslation('models');
  const said = useGateWords().photos(report);
  if (said === undefined) return null;
  const { right } = report;
  const differs = right.total !== test.total || right.version !== test.correct;
  return (
    <p>
      {said} {differs && t('gate.differs')}
    </p>
  );
}
