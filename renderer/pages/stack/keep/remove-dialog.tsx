import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useProjectsInStack } from '../../../data/use-models.ts';
import { useStackActions } from '../../../data/use-stack.ts';
import styles from './keep.module.css';

/** Asks what is to be kept. Data is deleted only once the project's name was typed. */
export function RemoveDialog({ status, onClose }: { status: StackStatus; onClose: () => void }) {
  const { t } = useTranslation('stack');
  const { project, another } = status;
  const [erase, setErase] = useState(false);
  const [typed, setTyped] = useState('');
  const { remove } = useStackActions(another !== undefined);
  const lost = useProjectsInStack();
  const allowed = !erase || typed.trim() === project;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!allowed) return;
    const lose = lost.map(({ id }) => id);
    remove.mutate(erase ? { data: true, name: typed.trim(), lose } : { data: false }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('remove.title')}>
      <form className={styles.form} onSubmit={submit}>
        {another && (
          <p role="alert" className={styles.path}>
            {t('another.started', another)} {t('another.ask')}
          </p>
        )}
        <p>{t('remove.words')}</p>
        <Checkbox
          label={t('remove.erase')}
          checked={erase}
          onChange={({ currentTarget }) => setErase(currentTarget.checked)}
        />
        <p className={styles.kept}>{t(erase ? 'remove.eraseWords' : 'remove.keepWords')}</p>
        {erase && lost.length > 0 && (
          <p role="alert">{t('remove.projects', { names: lost.map(({ name }) => name).join(', ') })}</p>
        )}
        {erase && (
          <TextInput
            label={t('remove.type', { name: project })}
            value={typed}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
        {remove.error && <TroubleNote error={remove.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('remove.cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!allowed} loading={remove.isPending}>
            {t(erase ? 'remove.confirmErase' : 'remove.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
