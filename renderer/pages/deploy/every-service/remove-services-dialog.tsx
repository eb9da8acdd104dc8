import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import styles from '../there/dialogs.module.css';

interface Props {
  context: string;
  busy: boolean;
  /** With the cluster's name as it was typed, where the data is to go too. */
  onRemove: (typed: string | undefined) => void;
  onClose: () => void;
}

/** Asks what is to be kept. Data is deleted only once the cluster's name was typed. */
export function RemoveServicesDialog({ context, busy, onRemove, onClose }: Props) {
  const { t } = useTranslation('deploy');
  const [erase, setErase] = useState(false);
  const [typed, setTyped] = useState('');
  const allowed = !erase || typed.trim() === context;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (allowed) onRemove(erase ? typed.trim() : undefined);
  };
  return (
    <Dialog opened onClose={onClose} title={t('every.remove.title')}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t('every.remove.words', { cluster: context })}</p>
        <Checkbox
          label={t('every.remove.erase')}
          checked={erase}
          onChange={({ currentTarget }) => setErase(currentTarget.checked)}
        />
        <p>{t(erase ? 'every.remove.eraseWords' : 'every.remove.keepWords')}</p>
        {erase && (
          <TextInput
            label={t('confirm.type', { cluster: context })}
            value={typed}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!allowed} loading={busy}>
            {t(erase ? 'every.remove.buttonErase' : 'remove.button')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
