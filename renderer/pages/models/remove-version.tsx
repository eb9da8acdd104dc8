import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { announce } from '../../components/announcer.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconDelete } from '../../components/icons.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useRemoveVersion } from '../../data/use-version.ts';
import { routes } from '../routes.ts';
import styles from './live/dialogs.module.css';

/** Deletes a version for good, once a person has read what goes with it. */
export function RemoveVersion({ version: { version } }: { version: VersionSummary }) {
  const { t } = useTranslation('models');
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  // The list of versions may tell of it first, and the page has this button no more.
  const remove = useRemoveVersion(() => {
    announce(t('remove.done', { version }));
    go(routes.models);
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDelete size={18} aria-hidden />}
        onClick={() => {
          remove.reset();
          setAsking(true);
        }}
      >
        {t('remove.button')}
      </Button>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t('remove.title', { version })}>
        <div className={styles.form}>
          <p>{t('remove.words')}</p>
          {remove.error && <TroubleNote error={remove.error} />}
          <div className={styles.buttons}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('remove.keep')}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(version)}>
              {t('remove.confirm')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
