import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { Panel } from '../../../components/page.tsx';
import styles from './keep.module.css';
import { RemoveDialog } from './remove-dialog.tsx';

/** Takes the stack off the engine. */
export function RemovePanel({ status }: { status: StackStatus }) {
  const { t } = useTranslation('stack');
  const [asked, setAsked] = useState(false);
  return (
    <Panel
      id="stack-remove"
      title={t('remove.title')}
      action={
        <Button variant="light" color="red" disabled={status.work !== undefined} onClick={() => setAsked(true)}>
          {t('remove.button')}
        </Button>
      }
    >
      <p className={styles.none}>{t('remove.words')}</p>
      {asked && <RemoveDialog status={status} onClose={() => setAsked(false)} />}
    </Panel>
  );
}
