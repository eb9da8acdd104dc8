import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StackCheck } from '../../../../contract/stack.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './preflight.module.css';
import { StackCheckRow } from './stack-check-row.tsx';

const worstFirst = { failed: 0, warning: 1, ok: 2 };
/** As high as the list will be, so that nothing moves when it comes. */
const USUAL_HEIGHT = 236;

interface Props {
  checks: readonly StackCheck[] | undefined;
  /** Where it was started before, what is well needs no words. */
  wrongOnly: boolean;
}

/** What must be so for the stack to start: each thing with its sentence and, where there is one, the way to mend it. */
export function Preflight({ checks, wrongOnly }: Props) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const wrong = checks?.filter(({ state }) => state === 'failed').length ?? 0;
  const sorted = checks
    ?.filter(({ state }) => !wrongOnly || state !== 'ok')
    .toSorted((a, b) => worstFirst[a.state] - worstFirst[b.state]);
  if (wrongOnly && !sorted?.length) return null;
  return (
    <Panel
      title={t('checks.title')}
      action={
        <span className={styles.sum} role="status">
          {!checks && t('checks.looking')}
          {checks &&
            (wrong === 0 ? t('checks.ready') : t('checks.wrong', { count: wrong, number: format.number(wrong) }))}
        </span>
      }
    >
      {!sorted && <Skeleton height={USUAL_HEIGHT} />}
      {sorted && (
        <ul>
          {sorted.map((check) => (
            <StackCheckRow key={`${check.name} ${check.details.port ?? ''}`} check={check} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
