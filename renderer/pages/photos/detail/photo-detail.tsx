import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { IconClose } from '../../../components/icons.ts';
import { usePhotoStory } from '../../../data/photos/use-photo-counts.ts';
import { useFormat } from '../../../i18n/format.ts';
import facts from '../../predict/detail/photo-facts.module.css';
import { routes } from '../../routes.ts';
import { LabelButtons } from '../label-buttons.tsx';
import styles from '../views.module.css';

interface Props {
  project: Project;
  photo: ProjectPhoto;
  onLabel: (label: string | null) => void;
  onClose: () => void;
}

/** A photo, large, with what is known of it. */
export function PhotoDetail({ project, photo, onLabel, onClose }: Props) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const story = usePhotoStory(project.id, photo.hash).data;
  const rows: [string, string][] = [
    [t('detail.source'), photo.source],
    [t('detail.added'), format.dateTime(photo.added)],
    [t('detail.by'), photo.by],
    [t('detail.set'), t(`set.${photo.set}`)],
    [t('detail.size'), `${photo.width} × ${photo.height} · ${format.bytes(photo.bytes)}`],
  ];
  const problems = photo.problems.map((kind) => t(`problem.${kind}`));
  if (problems.length > 0) rows.push([t('filter.problem'), problems.join(', ')]);
  for (const { label, by, at } of story?.labels ?? [])
    rows.push([format.dateTimeShort(at), `${label ?? t('label.none')} · ${by}`]);
  return (
    <aside className={styles.pane} aria-label={t('detail.name')}>
      <div className={styles.stack}>
        <ActionIcon variant="subtle" color="gray" aria-label={t('detail.close')} onClick={onClose}>
          <IconClose size={18} />
        </ActionIcon>
        <img key={photo.hash} className={styles.large} src={photo.photo} alt={photo.source} />
        <LabelButtons classes={project.classes} current={photo.label} onLabel={onLabel} />
        <dl className={facts.facts}>
          {rows.map(([name, value]) => (
            <div key={name} className={facts.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {(story?.runs ?? []).map(({ run, version, at }) => (
          <p key={run} className={styles.soft}>
            {t('detail.trained')}{' '}
            {version ? <Link href={routes.model(version)}>{version}</Link> : format.dateTimeShort(at)}
          </p>
        ))}
      </div>
    </aside>
  );
}
