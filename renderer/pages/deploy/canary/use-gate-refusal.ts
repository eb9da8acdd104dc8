import { useTranslation } from 'react-i18next';
import type { GateReport } from '../../../../contract/shapes/gate.ts';
import { useLiveHistory } from '../../../data/use-live.ts';
import { useGateReport } from '../../../data/use-version.ts';
import { type Refusal, refusalOf } from '../../models/gate/refusal.ts';
import { useGateWords } from '../../models/gate/use-gate-words.ts';

export interface GateRefusal {
  refusal: Refusal;
  report: GateReport | null;
  live: string | undefined;
  /** That it will not be promoted by itself, and why, in a sentence. */
  words: string;
}

/** Why the gate will not let a version of a project go live; nothing where it will, or where that is not known yet. */
export function useGateRefusal(project: string, version: string): GateRefusal | undefined {
  const { t } = useTranslation('deploy');
  const line = useGateWords().line;
  const report = useGateReport(version).data;
  const history = useLiveHistory(project).data;
  const refusal = report !== undefined && history ? refusalOf(version, report, history) : undefined;
  if (!refusal || report === undefined) return undefined;
  const live = history?.[0]?.version;
  const words = t(`canary.gate.${refusal}`, {
    version,
    words: report ? line(report) : '',
    before: report?.champion ?? t('canary.gate.none'),
    live: live ?? t('canary.gate.none'),
  });
  return { refusal, report, live, words };
}
