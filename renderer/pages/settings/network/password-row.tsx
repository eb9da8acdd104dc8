import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useProxyPassword } from '../../../data/use-network.ts';

/** The proxy's password: it goes in, and never comes out again. */
export function PasswordRow({ kept }: { kept: boolean }) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState('');
  const keep = useProxyPassword();
  return (
    <SettingRow name={t('network.password')} hint={kept ? t('network.passwordKept') : t('network.passwordNone')}>
      <PasswordInput
        aria-label={t('network.password')}
        autoComplete="off"
        w={200}
        value={text}
        visibilityToggleButtonProps={{ 'aria-label': t('network.passwordShow') }}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button
        variant="default"
        loading={keep.isPending}
        disabled={text === '' && !kept}
        onClick={() => keep.mutate(text, { onSuccess: () => setText('') })}
      >
        {text === '' && kept ? t('network.passwordForget') : t('network.passwordKeep')}
      </Button>
      {keep.error && <TroubleNote error={keep.error} />}
    </SettingRow>
  );
}
