import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ClassSymbol } from '../components/class-symbol.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TroubleNote } from '../components/trouble-note.tsx';
import { OwnClasses } from '../data/classes-context.tsx';
import { useProjectChanges } from '../data/use-projects.ts';
import { routes } from '../pages/routes.ts';
import { classesTrouble, parseClassNames } from './class-names.ts';
import styles from './dialogs.module.css';

type Way = 'typed' | 'folders';

/** Makes a project: its name, and its classes typed or taken from the folders that are dropped later. */
export default function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('projects');
  const [, navigate] = useLocation();
  const { create } = useProjectChanges();
  const [name, setName] = useState('');
  const [way, setWay] = useState<Way>('typed');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const classes = way === 'typed' ? parseClassNames(text) : [];
  const wrong = way === 'typed' ? classesTrouble(classes) : undefined;
  const nameless = name.trim() === '';
  /** What was refused says nothing of what is asked for now. */
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      create.reset();
    };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameless || wrong) return;
    create.mutate(
      { name: name.trim(), classes },
      {
        onSuccess: () => {
          onClose();
          navigate(routes.photos);
        },
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t('new.title')} size="lg">
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          placeholder={t('new.example')}
          value={name}
          maxLength={60}
          data-autofocus
          error={tried && nameless ? t('new.nameless') : undefined}
          onChange={({ currentTarget }) => changing(setName)(currentTarget.value)}
        />
        <div className={styles.part}>
          <p className={styles.label} id="new-project-classes">
            {t('classes')}
          </p>
          <SegmentedControl<Way>
            aria-labelledby="new-project-classes"
            value={way}
            onChange={changing(setWay)}
            data={[
              { value: 'typed', label: t('new.typed') },
              { value: 'folders', label: t('new.folders') },
            ]}
          />
          {way === 'typed' ? (
            <>
              <Textarea
                aria-label={t('new.classesField')}
                placeholder={t('new.classesExample')}
                rows={4}
                value={text}
                error={tried && wrong ? t(`trouble.${wrong}`) : undefined}
                onChange={({ currentTarget }) => changing(setText)(currentTarget.value)}
              />
              <OwnClasses classes={classes}>
                <ul className={styles.preview} aria-label={t('classes')}>
                  {classes.map((label) => (
                    <li key={label} className={styles.chip}>
                      <ClassSymbol label={label} size={12} />
                      {label}
                    </li>
                  ))}
                </ul>
              </OwnClasses>
            </>
          ) : (
            <p className={styles.hint}>{t('new.foldersHint')}</p>
          )}
        </div>
        {create.error && <TroubleNote error={create.error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('new.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
