import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rights, StoreBucket } from '../../../../contract/shapes/store.ts';
import styles from '../store.module.css';

interface Props {
  buckets: readonly StoreBucket[];
  rights: Rights;
  onChange: (rights: Rights) => void;
}

type Right = 'none' | 'read' | 'write';

/** Chooses for each bucket what a user may do there. */
export function RightsField({ buckets, rights, onChange }: Props) {
  const { t } = useTranslation('store');
  const names = [...new Set([...buckets.map(({ name }) => name), ...Object.keys(rights)])];
  const choose = (bucket: string, right: Right) => {
    const { [bucket]: _, ...others } = rights;
    onChange(right === 'none' ? others : { ...others, [bucket]: right });
  };
  const own = new Set(buckets.filter((bucket) => bucket.closed).map(({ name }) => name));
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('users.rights')}</legend>
      <div className={styles.rightRows}>
        {names.map((name) => (
          <div key={name} className={styles.rightRow}>
            <b>{name === '*' ? t('users.everyBucket') : name}</b>
            <SegmentedControl<Right>
              size="xs"
              aria-label={t('users.rightIn', { name })}
              value={rights[name] ?? 'none'}
              onChange={(right) => choose(name, right)}
              data={[
                { value: 'none', label: t('users.right.none') },
                { value: 'read', label: t('users.right.read') },
                // What Meadow keeps there is not changed behind its back.
                { value: 'write', label: t('users.right.write'), disabled: name === '*' || own.has(name) },
              ]}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
