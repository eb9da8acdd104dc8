import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useStack, useStackWeight, useWeighStack } from '../../data/use-stack.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';

/** When the stack rests, and what it takes; only where there is an engine for it. */
export function StackRestRow() {
  const status = useStack().data;
  return status && !status.fault ? <Row status={status} /> : null;
}

function Row({ status }: { status: StackStatus }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const weight = useStackWeight(status).data;
  const weigh = useWeighStack();
  if (!weight) return null;
  const used = status.services.reduce((sum, { memory = 0 }) => sum + memory, 0);
  const now = used > 0 ? t('computing.stackNow', { memory: format.memory(used) }) : t('computing.stackOff');
  return (
    <SettingRow
      name={t('computing.stackRest')}
      hint={
        <>
          {now} <Link href={routes.stack}>{t('computing.stackLimits')}</Link>
        </>
      }
    >
      <NumberField
        label={t('computing.stackRest')}
        value={weight.idle.minutes}
        min={0}
        max={1440}
        onCommit={(minutes) => weigh.mutate({ idle: { minutes } })}
      />
    </SettingRow>
  );
}
