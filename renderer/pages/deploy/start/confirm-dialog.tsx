import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import styles from './start.module.css';

interface Props {
  context: string;
  busy: boolean;
  onConfirm: (typed: string) => void;
  onClose: () => void;
}

/** Asks for the name of a cluster that is not on this computer, typed: others may work with what runs in it. */
export function ConfirmDialog({ context, busy, onConfirm, onClose }: Props) {
  const { t } = useTranslation('deploy');
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === context) onConfirm(typed.trim());
  };
  return (
    <Dialog opened onClose={onClose} title={t('confirm.title')}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t('confirm.words', { cluster: context })}</p>
        <TextInput
          label={t('confirm.type', { cluster: context })}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={typed.trim() !== context} loading={busy}>
            {t('confirm.button')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
