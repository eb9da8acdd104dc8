import { Button, NativeSelect, SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import type { StackWeight } from '../../../../contract/shapes/stack-weight.ts';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useStackWeight, useWeighStack } from '../../../data/use-stack.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useRoleWords } from '../services/use-role-words.ts';
import styles from './weight.module.css';
import { WeightTable } from './weight-table.tsx';

interface Props {
  status: StackStatus;
  onApply: () => void;
}

const LEVELS = ['light', 'normal', 'all'] as const;
const MINUTES = [0, 15, 30, 60, 120, 240];

/** How much of the stack runs, what that takes, and when it rests. */
export function WeightPanel({ status, onApply }: Props) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const { data: weight, error, refetch } = useStackWeight(status);
  const [opened, setOpened] = useState(false);
  const weigh = useWeighStack();
  if (!weight) {
    return (
      <Panel id="stack-weight" title={t('weight.title')}>
        {error ? <TroubleNote error={error} onRetry={() => void refetch()} /> : <Skeleton height={120} />}
      </Panel>
    );
  }
  const expected = format.memory(weight.services.reduce((sum, { memory }) => sum + memory, 0));
  const all = status.engine && format.memory(status.engine.memory);
  const levels = LEVELS.map((level) => ({ value: level as string, label: t(`weight.level.${level}`) }));
  const own = { value: 'own', label: t('weight.level.own'), disabled: true };
  return (
    <Panel
      id="stack-weight"
      title={t('weight.title')}
      action={
        <Button size="compact-sm" variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t(opened ? 'variables.hide' : 'variables.show')}
        </Button>
      }
    >
      <p className={styles.sum}>{all ? t('weight.takesOf', { expected, all }) : t('weight.takes', { expected })}</p>
      <div className={styles.control}>
        <SegmentedControl
          className={styles.level ?? ''}
          aria-label={t('weight.title')}
          data={weight.level === 'own' ? [...levels, own] : levels}
          value={weight.level}
          disabled={weigh.isPending}
          onChange={(value) => {
            const level = LEVELS.find((one) => one === value);
            if (level) weigh.mutate({ level });
          }}
        />
      </div>
      <p className={styles.sum}>{t(`weight.words.${weight.level}`)}</p>
      {weigh.error && <TroubleNote error={weigh.error} />}
      {weight.pending && (
        <div className={styles.waits} role="status">
          {t('weight.waits')}
          <Button size="compact-sm" disabled={status.work !== undefined} onClick={onApply}>
            {t('variables.apply')}
          </Button>
        </div>
      )}
      {opened && <Parts weight={weight} onChange={weigh.mutate} />}
      {opened && <WeightTable weight={weight} />}
      {opened && <Idle idle={weight.idle} onChange={weigh.mutate} />}
    </Panel>
  );
}

type OnChange = ReturnType<typeof useWeighStack>['mutate'];

/** What may be left out. */
function Parts({ weight, onChange }: { weight: StackWeight; onChange: OnChange }) {
  const { t } = useTranslation('stack');
  const role = useRoleWords();
  return (
    <div className={styles.parts}>
      {weight.parts.map(({ name, on }) => (
        <SettingRow key={name} name={role(name).name} hint={role(name).purpose}>
          <Switch
            aria-label={role(name).name}
            checked={on}
            onChange={({ currentTarget }) => onChange({ part: { name, on: currentTarget.checked } })}
          />
        </SettingRow>
      ))}
      {weight.parts.length === 0 && <p className={styles.sum}>{t('weight.noParts')}</p>}
    </div>
  );
}

/** After how long without use it is stopped, and whether it starts again by itself. */
function Idle({ idle: { minutes, wake }, onChange }: { idle: StackWeight['idle']; onChange: OnChange }) {
  const { t } = useTranslation('stack');
  const choices = [...new Set([...MINUTES, minutes])].toSorted((a, b) => a - b);
  return (
    <div className={styles.parts}>
      <SettingRow name={t('weight.idle.name')} hint={t('weight.idle.hint')}>
        <NativeSelect
          aria-label={t('weight.idle.name')}
          value={String(minutes)}
          data={choices.map((one) => ({
            value: String(one),
            label: one === 0 ? t('weight.idle.never') : t('weight.idle.after', { count: one, number: one }),
          }))}
          onChange={({ currentTarget }) => onChange({ idle: { minutes: Number(currentTarget.value) } })}
        />
      </SettingRow>
      {minutes > 0 && (
        <SettingRow name={t('weight.wake.name')} hint={t('weight.wake.hint')}>
          <Switch
            aria-label={t('weight.wake.name')}
            checked={wake}
            onChange={({ currentTarget }) => onChange({ idle: { wake: currentTarget.checked } })}
          />
        </SettingRow>
      )}
    </div>
  );
}
