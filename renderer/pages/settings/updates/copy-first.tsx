import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingRow } from '../../../components/setting-row.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { FirstCopy } from './use-copy-first.ts';

interface Props {
  name: string;
  disabled: boolean;
  first: FirstCopy;
}

/** The switch of it, with the room that it takes. */
export function CopyFirst({ name, disabled, first: { copy, want, room } }: Props) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const hint = room
    ? t(room.fits ? 'copy.room' : 'copy.noRoom', { bytes: format.bytes(room.bytes), free: format.bytes(room.free) })
    : t('copy.counting');
  return (
    <SettingRow name={name} hint={hint}>
      <Switch
        aria-label={name}
        checked={copy}
        disabled={disabled || room?.fits === false}
        onChange={({ currentTarget }) => want(currentTarget.checked)}
      />
    </SettingRow>
  );
}
