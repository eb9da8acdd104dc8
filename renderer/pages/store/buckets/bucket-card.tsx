import { ActionIcon, Menu, Skeleton, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { StoreBucket } from '../../../../contract/shapes/store.ts';
import { IconClock, IconDelete, IconLock, IconMore } from '../../../components/icons.ts';
import { useBucketUsage } from '../../../data/store/use-buckets.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import styles from '../store.module.css';

interface Props {
  bucket: StoreBucket;
  busy: boolean;
  onVersioning: (on: boolean) => void;
  onRemove: () => void;
}

/** A bucket: what it is for, how much is in it, whether it keeps versions. */
export function BucketCard({ bucket, busy, onVersioning, onRemove }: Props) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const [, navigate] = useLocation();
  const { name, own, versioning, created } = bucket;
  return (
    <li className={styles.card}>
      <div className={styles.words}>
        <h2 className={styles.name}>
          <Link href={routes.bucket(name)}>{name}</Link>
          {own && (
            <span className={styles.tag}>
              <IconLock size={12} aria-hidden />
              {t('own.tag')}
            </span>
          )}
        </h2>
        <p className={styles.soft}>
          {own ? t(`own.bucket.${ownName(name)}`) : t('buckets.since', { date: format.date(created) })}
        </p>
      </div>
      <Usage bucket={name} kept={versioning !== 'never'} />
      <div className={styles.acts}>
        <Switch
          label={t('buckets.versions')}
          aria-label={t('buckets.versionsOf', { name })}
          checked={versioning === 'on'}
          disabled={own || busy}
          onChange={({ currentTarget }) => onVersioning(currentTarget.checked)}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('buckets.more', { name })}>
              <IconMore size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconClock size={16} aria-hidden />}
              onClick={() => navigate(routes.bucketRules(name))}
            >
              {t('rules.title')}
            </Menu.Item>
            <Menu.Item leftSection={<IconDelete size={16} aria-hidden />} disabled={own} onClick={onRemove}>
              {t('buckets.remove')}
            </Menu.Item>
            {own && <Menu.Label>{t('own.reason')}</Menu.Label>}
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}

const ownName = (name: string) =>
  (['data', 'models', 'mlflow', 'inbox'] as const).find((one) => one === name) ?? 'other';

function Usage({ bucket, kept }: { bucket: string; kept: boolean }) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const { data, error } = useBucketUsage(bucket);
  if (error) return <p className={styles.soft}>{t('buckets.uncounted')}</p>;
  const about = (text: string) => (data?.more ? t('buckets.over', { number: text }) : text);
  return (
    <dl className={styles.figures}>
      <Figure name={t('buckets.objects')}>{data && about(format.number(data.objects))}</Figure>
      <Figure name={t('buckets.size')}>{data && about(format.bytes(data.bytes))}</Figure>
      {kept && <Figure name={t('buckets.older')}>{data && format.bytes(data.older)}</Figure>}
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <Skeleton height={14} width={48} />}</dd>
    </div>
  );
}
