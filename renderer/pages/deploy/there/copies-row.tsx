import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Autoscaling, AutoscalingLimits, AutoscalingState } from '../../../../contract/shapes/autoscaling.ts';
import type { Deployed } from '../../../../contract/shapes/deployment.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import type { CopiesWish } from '../../../data/use-deployment.ts';
import { useFormat } from '../../../i18n/format.ts';
import { CopiesField } from '../fields/copies-field.tsx';
import styles from './copies-row.module.css';

/** As many more as a switch to limits begins with. */
const MORE = 2;

interface Props {
  deployed: Deployed;
  disabled: boolean;
  onChange: (wish: CopiesWish) => void;
}

/** How many copies: a number, or where the target can follow the load, the numbers between which it does. */
export function CopiesRow({ deployed: { replicas, autoscaling }, disabled, onChange }: Props) {
  const { t } = useTranslation('deploy');
  const limits = autoscaling?.limits;
  const foreign = limits?.foreign;
  const words = useLimitsWords();
  const fixed = disabled || foreign !== undefined;
  return (
    <>
      <SettingRow name={t('copies.name')} hint={limits ? words(limits, autoscaling.measures) : t('copies.hint')}>
        {limits ? (
          <div className={styles.limits}>
            <CopiesField
              name={t('limits.least')}
              value={limits.least}
              least={1}
              most={limits.most - 1}
              disabled={fixed}
              onChange={(least) => onChange({ replicas: least, most: limits.most })}
            />
            <span>{t('limits.to')}</span>
            <CopiesField
              name={t('limits.most')}
              value={limits.most}
              least={limits.least + 1}
              disabled={fixed}
              onChange={(most) => onChange({ replicas: limits.least, most })}
            />
          </div>
        ) : (
          <CopiesField
            value={replicas}
            least={0}
            disabled={disabled}
            onChange={(copies) => onChange({ replicas: copies })}
          />
        )}
      </SettingRow>
      {autoscaling && foreign === undefined && (
        <SettingRow name={t('limits.name')} hint={t(switchHint(autoscaling))}>
          <Switch
            aria-label={t('limits.name')}
            checked={limits !== undefined}
            disabled={disabled || (!limits && replicas === 0)}
            onChange={({ currentTarget }) =>
              onChange(
                currentTarget.checked ? { replicas, most: replicas + MORE } : { replicas: Math.max(replicas, 1) },
              )
            }
          />
        </SettingRow>
      )}
    </>
  );
}

const unknown: readonly AutoscalingState[] = ['looking', 'unmeasured'];

const switchHint = ({ measures, limits }: Autoscaling) => {
  if (measures) return 'limits.hint';
  return limits ? 'limits.unmeasured' : 'limits.useless';
};

/** What the cluster makes of the limits now. */
function useLimitsWords() {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  return ({ state, cpu, foreign, wanted }: AutoscalingLimits, measures: boolean): string =>
    [
      foreign !== undefined && t('limits.foreign', { name: foreign }),
      wanted !== undefined && wanted > 0 && t('limits.now', { number: format.number(wanted), count: wanted }),
      // The row below says that nothing is ever measured; that nothing is yet would be wrong.
      (measures || !unknown.includes(state)) && t(`limits.state.${state}`),
      !measures && foreign !== undefined && t('limits.unmeasured'),
      cpu && t('limits.cpu', { used: format.percent(cpu.used / 1000), target: format.percent(cpu.target / 1000) }),
    ]
      .filter(Boolean)
      .join(' ');
}
