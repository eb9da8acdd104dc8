import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import styles from './dialogs.module.css';

/** Deletes a project for good, once its name was typed. Another one is worked on before that. */
export function RemoveProject({ project, onRemoved }: { project: Project; onRemoved: () => void }) {
  const { t } = useTranslation('projects');
  const others = (useProjects().data ?? []).filter(({ id }) => id !== project.id);
  const { select, remove } = useProjectChanges();
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState('');
  const part = useRef<HTMLElement>(null);
  // What is asked, and the buttons below it, are longer than the line they take the place of.
  useEffect(() => {
    if (asked) part.current?.scrollIntoView({ block: 'end' });
  }, [asked]);
  const next = others[0];
  const confirm = async () => {
    if (!next) return;
    if (project.current) await select.mutateAsync(next.id);
    await remove.mutateAsync(project.id);
    onRemoved();
  };
  return (
    <section ref={part} className={`${styles.part} ${styles.danger}`}>
      {asked ? (
        <>
          <p>{t('remove.words', { name: project.name })}</p>
          <TextInput
            label={t('remove.type', { name: project.name })}
            value={typed}
            autoFocus
            autoComplete="off"
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {(remove.error ?? select.error) && <TroubleNote error={remove.error ?? select.error} />}
          <div className={styles.buttons}>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('remove.keep')}
            </Button>
            <Button
              color="red"
              disabled={typed.trim() !== project.name}
              loading={remove.isPending || select.isPending}
              onClick={() => void confirm().catch(() => {})}
            >
              {t('remove.confirm')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.line}>
          <p className={`${styles.hint} ${styles.grow}`}>{next ? t('remove.hint') : t('remove.last')}</p>
          <Button variant="light" color="red" disabled={!next} onClick={() => setAsked(true)}>
            {t('remove.button')}
          </Button>
        </div>
      )}
    </section>
  );
}
