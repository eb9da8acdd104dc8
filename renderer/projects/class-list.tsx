import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import { ClassSymbol } from '../components/class-symbol.tsx';
import { IconCheck, IconClose, IconDelete, IconPencil } from '../components/icons.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { usePhotoCounts } from '../data/photos/use-photo-counts.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { useFormat } from '../i18n/format.ts';
import { FEWEST_CLASSES, MOST_CLASSES } from './class-names.ts';
import styles from './dialogs.module.css';

/** The classes of a project: add, rename, remove. One that has photos stays. */
export function ClassList({ project }: { project: Project }) {
  const { t } = useTranslation('projects');
  const { change } = useProjectChanges();
  const counts = usePhotoCounts(project.id).data?.labels ?? {};
  const [fresh, setFresh] = useState('');
  const [editing, setEditing] = useState<string>();
  const wanted = fresh.trim();
  const add = () => {
    if (wanted === '' || project.classes.includes(wanted)) return;
    change.mutate({ project: project.id, addClass: wanted }, { onSuccess: () => setFresh('') });
  };
  const rename = (from: string, to: string) => {
    setEditing(undefined);
    if (to !== '' && to !== from) change.mutate({ project: project.id, renameClass: { from, to } });
  };
  return (
    <section className={styles.part}>
      <h3 className={styles.label}>{t('classes')}</h3>
      <ul className={styles.classes}>
        {project.classes.map((label) => (
          <li key={label} className={styles.class}>
            {editing === label ? (
              <RenameClass label={label} onDone={(to) => rename(label, to)} onCancel={() => setEditing(undefined)} />
            ) : (
              <ClassLine
                label={label}
                photos={counts[label] ?? 0}
                removable={project.classes.length > FEWEST_CLASSES}
                onRename={() => setEditing(label)}
                onRemove={() => change.mutate({ project: project.id, removeClass: label })}
              />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.line}>
        <TextInput
          className={styles.grow ?? ''}
          aria-label={t('settings.newClass')}
          placeholder={t('settings.newClass')}
          value={fresh}
          maxLength={60}
          disabled={project.classes.length >= MOST_CLASSES}
          onChange={({ currentTarget }) => {
            setFresh(currentTarget.value);
            change.reset();
          }}
          onKeyDown={({ key }) => key === 'Enter' && add()}
        />
        <Button variant="default" disabled={wanted === ''} onClick={add}>
          {t('settings.addClass')}
        </Button>
      </div>
      {change.error && <TroubleNote error={change.error} />}
    </section>
  );
}

interface LineProps {
  label: string;
  photos: number;
  removable: boolean;
  onRename: () => void;
  onRemove: () => void;
}

function ClassLine({ label, photos, removable, onRename, onRemove }: LineProps) {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const why = photos > 0 ? t('settings.hasPhotos') : removable ? undefined : t('trouble.too-few');
  return (
    <>
      <ClassSymbol label={label} size={14} />
      <b className={styles.grow}>{label}</b>
      <span className={styles.count}>{t('photos', { count: photos, number: format.number(photos) })}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={t('settings.renameClass', { label })} onClick={onRename}>
        <IconPencil size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('settings.removeClass', { label })}
        title={why}
        disabled={why !== undefined}
        onClick={onRemove}
      >
        <IconDelete size={16} />
      </ActionIcon>
    </>
  );
}

function RenameClass({
  label,
  onDone,
  onCancel,
}: {
  label: string;
  onDone: (to: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('projects');
  const [name, setName] = useState(label);
  return (
    <>
      <ClassSymbol label={label} size={14} />
      <TextInput
        className={styles.grow ?? ''}
        size="xs"
        aria-label={t('settings.renameClass', { label })}
        value={name}
        maxLength={60}
        autoFocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone(name.trim());
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <ActionIcon variant="default" aria-label={t('settings.rename')} onClick={() => onDone(name.trim())}>
        <IconCheck size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('cancel')} onClick={onCancel}>
        <IconClose size={16} />
      </ActionIcon>
    </>
  );
}
