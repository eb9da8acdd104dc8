import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import { MOST_CLASSES } from '../../contract/shapes/trainable.ts';
import { announce } from '../components/announcer.tsx';
import { ClassSymbol } from '../components/class-symbol.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useProjectChanges } from '../data/use-projects.ts';
import styles from './dialogs.module.css';

/** Gives the project one more class, from wherever it is missed. */
export default function AddClassDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const { change } = useProjectChanges();
  const [name, setName] = useState('');
  const wanted = name.trim();
  const full = project.classes.length >= MOST_CLASSES;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || full) return;
    const onSuccess = () => {
      announce(t('addClass.added', { name: wanted }));
      onClose();
    };
    change.mutate({ project: project.id, addClass: wanted }, { onSuccess });
  };
  return (
    <Dialog opened onClose={onClose} title={t('addClass.title', { name: project.name })}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ul className={styles.preview} aria-label={t('classes')}>
          {project.classes.map((label) => (
            <li key={label} className={styles.chip}>
              <ClassSymbol label={label} size={12} />
              {label}
            </li>
          ))}
        </ul>
        <TextInput
          label={t('settings.newClass')}
          value={name}
          maxLength={60}
          data-autofocus
          disabled={full}
          error={full ? t('trouble.too-many') : undefined}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            change.reset();
          }}
        />
        {change.error && <TroubleNote error={change.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={wanted === '' || full} loading={change.isPending}>
            {t('addClass.button')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
