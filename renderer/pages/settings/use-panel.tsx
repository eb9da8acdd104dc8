import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDiskUse } from '../../data/use-keeping.ts';
import { useFormat } from '../../i18n/format.ts';

/** What takes room, largest first. */
export function UsePanel() {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const { data, error, refetch } = useDiskUse();
  const kinds = data?.kinds.filter(({ bytes }) => bytes > 0).toSorted((a, b) => b.bytes - a.bytes) ?? [];
  return (
    <Panel
      id="settings-use"
      title={t('use.title')}
      action={data && <span>{t('use.free', { bytes: format.bytes(data.free) })}</span>}
    >
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} />}
      {kinds.map(({ kind, files, bytes }) => (
        <SettingRow
          key={kind}
          name={t(`use.kinds.${kind}`)}
          hint={kind === 'records' ? undefined : t('use.files', { count: files, number: format.number(files) })}
        >
          {format.bytes(bytes)}
        </SettingRow>
      ))}
    </Panel>
  );
}
