import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconBell } from '../../../components/icons.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import { startNotifying, stopNotifying, useNotifying } from '../../../data/notifying.ts';
import { useTransport } from '../../../data/transport-context.tsx';

/** Whether alerts come as notifications of this computer. */
export function NotifyRow() {
  const { t } = useTranslation('monitoring');
  const state = useNotifying((notifying) => notifying.state);
  const { desk } = useTransport();
  const on = state === 'on';
  // There it is one of the shell's settings.
  if (desk) return null;
  return (
    <SettingRow name={t('settings.notify.name')} hint={t(`settings.notify.${state}`)}>
      {(on || state === 'off') && (
        <Button
          variant="default"
          leftSection={<IconBell size={18} aria-hidden />}
          onClick={on ? stopNotifying : () => void startNotifying()}
        >
          {t(on ? 'settings.notify.stop' : 'settings.notify.start')}
        </Button>
      )}
    </SettingRow>
  );
}
