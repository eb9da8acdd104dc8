import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import { Dialog } from '../components/dialog.tsx';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useProjects } from '../data/use-models.ts';
import { useProjectChanges } from '../data/use-projects.ts';
import { ClassList } from './class-list.tsx';
import styles from './dialogs.module.css';
import { PlacePart } from './place-part.tsx';
import { RemoveProject } from './remove-project.tsx';

/** A project's name, classes and policy, and the way to be rid of it. */
export default function ProjectDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const { change } = useProjectChanges();
  const shown = useProjects().data?.find(({ id }) => id === project.id) ?? project;
  const [name, setName] = useState(shown.name);
  const wanted = name.trim();
  const rename = () => {
    if (wanted !== '' && wanted !== shown.name) change.mutate({ project: shown.id, name: wanted });
  };
  return (
    <Dialog opened onClose={onClose} title={t('settings.title')} size="lg">
      <div className={styles.form}>
        <div className={styles.line}>
          <TextInput
            className={styles.grow ?? ''}
            label={t('name')}
            value={name}
            maxLength={60}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            onKeyDown={({ key }) => key === 'Enter' && rename()}
          />
          <Button variant="default" disabled={wanted === '' || wanted === shown.name} onClick={rename}>
            {t('settings.rename')}
          </Button>
        </div>
        <ClassList project={shown} />
        <div className={styles.part}>
          <p className={styles.label} id="project-policy">
            {t('policy.name')}
          </p>
          <SegmentedControl
            aria-labelledby="project-policy"
            value={shown.policy}
            onChange={(value) =>
              change.mutate({ project: shown.id, policy: value === 'by-itself' ? 'by-itself' : 'ask' })
            }
            data={[
              { value: 'ask', label: t('policy.ask') },
              { value: 'by-itself', label: t('policy.by-itself') },
            ]}
          />
          <p className={styles.hint}>{t(`policyHint.${shown.policy}`)}</p>
        </div>
        <PlacePart project={shown} onClose={onClose} />
        {change.error && <TroubleNote error={change.error} />}
        <RemoveProject project={shown} onRemoved={onClose} />
      </div>
    </Dialog>
  );
}
