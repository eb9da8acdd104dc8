import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingRow } from '../../../components/setting-row.tsx';
import { useDiskUse } from '../../../data/use-keeping.ts';
import { useFormat } from '../../../i18n/format.ts';
import { roomOf } from './room.ts';

interface Props {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Whether all data are copied before, with the room that takes. */
export function CopyFirst({ name, checked, onChange }: Props) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const { data } = useDiskUse();
  const room = data && roomOf(data);
  const hint = room
    ? t(room.fits ? 'copy.room' : 'copy.noRoom', { bytes: format.bytes(room.bytes), free: format.bytes(room.free) })
    : t('copy.counting');
  return (
    <SettingRow name={name} hint={hint}>
      <Switch
        aria-label={name}
        checked={checked && room?.fits !== false}
        disabled={room?.fits === false}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </SettingRow>
  );
}
