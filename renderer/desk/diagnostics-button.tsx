import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTransport } from '../data/transport-context.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';

/** Offers what helps to find a fault; nothing in a browser, where the command line does. */
export function DiagnosticsButton({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation('desk');
  const { desk } = useTransport();
  const [opened, setOpened] = useState(false);
  if (!desk) return null;
  return (
    <>
      <Button variant="default" size={compact ? 'compact-sm' : 'sm'} onClick={() => setOpened(true)}>
        {t('diagnostics.button')}
      </Button>
      <DiagnosticsDialog opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
