import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../../contract/updates.ts';
import { SettingRow } from '../../../components/setting-row.tsx';
import { EarlierDialog } from './earlier-dialog.tsx';

interface Props {
  way: UpdateState['way'];
  earlier: NonNullable<UpdateState['earlier']>;
}

/** The version that ran before this one, and the way back to it. */
export function EarlierRow({ way, earlier }: Props) {
  const { t } = useTranslation('updates');
  const [asks, setAsks] = useState(false);
  return (
    <SettingRow name={t('earlier.name', { version: earlier.version })} hint={t('earlier.hint')}>
      <Button variant="default" onClick={() => setAsks(true)}>
        {t('earlier.ask')}
      </Button>
      {asks && <EarlierDialog way={way} earlier={earlier} onClose={() => setAsks(false)} />}
    </SettingRow>
  );
}
