import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Settings, SettingsChange } from '../../../contract/settings.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { useRuntimeName } from '../../components/use-runtime-name.ts';
import { useServing } from '../../data/use-serving.ts';
import { useUsage } from '../../data/use-usage.ts';
import { useFormat } from '../../i18n/format.ts';
import { routes } from '../routes.ts';
import { StackRestRow } from './stack-rest-row.tsx';

interface Props {
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const runtimes = ['auto', 'onnx', 'tfjs-node', 'tfjs-wasm'] as const;

/** What computes the verdicts, how much of the computer it may take, and when it rests. */
export function ComputingPanel({ settings, onChange }: Props) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const runtimeName = useRuntimeName();
  const serving = useServing().data;
  const usage = useUsage().data;
  const { workers, trainingWorkers, restMinutes } = settings.computing;
  const memoryOf = (program: string) =>
    usage?.programs.filter((each) => each.program === program).reduce((sum, { memory }) => sum + memory, 0) ?? 0;
  const [core, predictor, step] = [memoryOf('core'), memoryOf('predictor'), memoryOf('step')];
  return (
    <Panel id="settings-computing" title={t('computing.title')}>
      {usage && (
        <SettingRow
          name={t('computing.memory')}
          hint={t('computing.memoryHint', { total: format.memory(usage.total), free: format.memory(usage.free) })}
        >
          {[
            t('computing.core', { memory: format.memory(core) }),
            predictor > 0 && t('computing.predictor', { memory: format.memory(predictor) }),
            step > 0 && t('computing.training', { memory: format.memory(step) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </SettingRow>
      )}
      <SettingRow
        name={t('runtime.name')}
        hint={serving?.runtime ? t('runtime.now', { runtime: runtimeName(serving.runtime) }) : t('runtime.hint')}
      >
        <NativeSelect
          aria-label={t('runtime.name')}
          value={settings.runtime}
          data={runtimes.map((value) => ({ value, label: value === 'auto' ? t('runtime.auto') : runtimeName(value) }))}
          onChange={({ currentTarget }) =>
            onChange({ runtime: runtimes.find((value) => value === currentTarget.value) })
          }
        />
      </SettingRow>
      <SettingRow name={t('computing.workers')} hint={t('computing.workersHint')}>
        <NumberField
          label={t('computing.workers')}
          value={workers}
          min={0}
          max={8}
          onCommit={(value) => onChange({ computing: { workers: value } })}
        />
      </SettingRow>
      <SettingRow name={t('computing.trainingWorkers')} hint={t('computing.trainingWorkersHint')}>
        <NumberField
          label={t('computing.trainingWorkers')}
          value={trainingWorkers}
          min={0}
          max={32}
          onCommit={(value) => onChange({ computing: { trainingWorkers: value } })}
        />
      </SettingRow>
      <SettingRow
        name={t('computing.rest')}
        hint={
          <>
            {t('computing.restHint')}{' '}
            {serving?.on && restMinutes > 0 && <Link href={routes.api}>{t('computing.restApi')}</Link>}
          </>
        }
      >
        <NumberField
          label={t('computing.rest')}
          value={restMinutes}
          min={0}
          max={1440}
          onCommit={(value) => onChange({ computing: { restMinutes: value } })}
        />
      </SettingRow>
      <StackRestRow />
    </Panel>
  );
}
