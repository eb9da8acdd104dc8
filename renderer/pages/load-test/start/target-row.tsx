import { SegmentedControl, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { KnownTarget } from '../../../../contract/load.ts';
import { type LoadTarget, loadTarget } from '../../../../contract/shapes/load.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './start-panel.module.css';

interface Props {
  kind: LoadTarget['kind'];
  targets: readonly KnownTarget[] | undefined;
  onKind: (kind: LoadTarget['kind']) => void;
  other: { address: string; key: string };
  onOther: (other: { address: string; key: string }) => void;
}

const kindOf = loadTarget.options.map(({ shape }) => shape.kind.value);

/** What is asked. */
export function TargetRow({ kind, targets, onKind, other, onOther }: Props) {
  const { t } = useTranslation('load');
  const where = useWhere();
  // Three such names side by side would each be broken over lines there.
  const narrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const target = targets?.find((one) => one.kind === kind);
  // Until it is known what there is, what most have.
  const there = targets?.map((known): LoadTarget['kind'] => known.kind) ?? [kind];
  const kinds = kindOf.filter((one) => one === 'address' || there.includes(one));
  const cluster = targets?.find((one) => one.kind === 'deployed')?.cluster;
  const labelOf = (value: LoadTarget['kind']): string =>
    value === 'deployed' && cluster !== undefined ? t('start.inCluster', { cluster }) : t(`start.${value}`);
  return (
    <>
      <SettingRow name={t('start.target')} hint={kind === 'address' ? t('start.addressHint') : where(target)}>
        <SegmentedControl
          className={styles.kinds ?? ''}
          orientation={narrow ? 'vertical' : 'horizontal'}
          aria-label={t('start.target')}
          value={kind}
          onChange={(value) => onKind(kindOf.find((one) => one === value) ?? 'address')}
          data={kinds.map((value) => ({ value, label: labelOf(value) }))}
        />
      </SettingRow>
      {target?.error && <TroubleNote error={target.error} />}
      {kind === 'address' && (
        <div className={styles.fields}>
          <TextInput
            className={styles.address ?? ''}
            label={t('start.address')}
            placeholder="http://127.0.0.1:8600"
            value={other.address}
            spellCheck={false}
            autoComplete="off"
            onChange={({ currentTarget }) => onOther({ ...other, address: currentTarget.value })}
          />
          <TextInput
            className={styles.key ?? ''}
            label={t('start.key')}
            type="password"
            value={other.key}
            autoComplete="off"
            onChange={({ currentTarget }) => onOther({ ...other, key: currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}

function useWhere() {
  const { t } = useTranslation('load');
  const format = useFormat();
  return (target: KnownTarget | undefined) => {
    if (target?.address === undefined) return undefined;
    const { address, replicas, kind } = target;
    if (replicas === undefined || kind === 'laptop') return t('start.at', { address });
    return t('start.atReplicas', { address, count: replicas, number: format.number(replicas) });
  };
}
