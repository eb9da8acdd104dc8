import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useLookAtFolder } from '../../../data/use-data-folder.ts';
import { useFormat } from '../../../i18n/format.ts';
import keeping from '../../../keeping/keeping.module.css';
import styles from './folder.module.css';

/** A new place: looked at first, with what would be copied and what is free, then moved to. */
export function MoveForm({ onMove }: { onMove: (folder: string) => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [folder, setFolder] = useState('');
  const look = useLookAtFolder();
  const seen = look.data;
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        if (seen && !seen.fault) onMove(seen.folder);
        else look.mutate(folder);
      }}
    >
      <p className={styles.words}>{t('folder.words')}</p>
      <div className={keeping.line}>
        <TextInput
          className={keeping.field ?? ''}
          label={t('folder.target')}
          placeholder={t('folder.example')}
          value={folder}
          spellCheck={false}
          autoComplete="off"
          onChange={({ currentTarget }) => {
            setFolder(currentTarget.value);
            look.reset();
          }}
        />
        <Button type="submit" variant="default" loading={look.isPending} disabled={folder.trim() === ''}>
          {seen && !seen.fault ? t('folder.move') : t('folder.look')}
        </Button>
      </div>
      <div role="status">
        {seen && !seen.fault && (
          <p className={styles.words}>
            {t('folder.fits', {
              count: seen.files,
              number: format.number(seen.files),
              bytes: format.bytes(seen.bytes),
              free: format.bytes(seen.free),
              folder: seen.folder,
            })}
          </p>
        )}
      </div>
      {seen?.fault && <TroubleNote error={seen.fault} />}
      {look.error && <TroubleNote error={look.error} />}
    </form>
  );
}
