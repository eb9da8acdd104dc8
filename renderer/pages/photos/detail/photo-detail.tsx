import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { IconAlert, IconDelete } from '../../../components/icons.ts';
import { SidePane } from '../../../components/side-pane.tsx';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { usePhotoStory } from '../../../data/photos/use-photo-counts.ts';
import { useDragOut } from '../../../desk/use-drag-out.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { LabelButtons } from '../label-buttons.tsx';
import { Guess } from './guess.tsx';
import styles from './photo-detail.module.css';

interface Props {
  project: Project;
  photo: ProjectPhoto;
  /** Its place in the list, from 0, and how long the list is. */
  position: number;
  count: number;
  onGo: (position: number) => void;
  onLabel: (label: string | null) => void;
  onBin: () => void;
  onClose: () => void;
}

/** A photo, large, with its label and what is known of it. */
export function PhotoDetail({ project, photo, position, count, onGo, onLabel, onBin, onClose }: Props) {
  const { t } = useTranslation('photos');
  const drag = useDragOut(project.id, photo);
  return (
    <SidePane
      name={photo.source}
      position={position}
      count={count}
      besideFrom={901}
      onGo={(step) => onGo(position + step)}
      onClose={onClose}
    >
      <div className={styles.detail}>
        <div className={styles.large} {...drag}>
          <Thumbnail key={photo.hash} src={photo.photo} alt={photo.source} fit="contain" />
        </div>
        <LabelButtons classes={project.classes} current={photo.label} onLabel={onLabel} />
        <Guess photo={photo} />
        {photo.problems.map((kind) => (
          <p key={kind} className={styles.problem}>
            <IconAlert size={18} stroke={1.6} aria-hidden />
            <span>
              <b>{t(`problem.${kind}`)}</b> {t(`why.${kind}`)}
            </span>
          </p>
        ))}
        <Facts project={project} photo={photo} />
        <Button
          variant="default"
          className={styles.bin ?? ''}
          leftSection={<IconDelete size={18} stroke={1.6} aria-hidden />}
          onClick={onBin}
        >
          {t('selection.bin')}
        </Button>
      </div>
    </SidePane>
  );
}

/** Where it comes from, who added and labelled it, and which models learnt from it. */
function Facts({ project, photo }: { project: Project; photo: ProjectPhoto }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const story = usePhotoStory(project.id, photo.hash).data;
  const runs = story?.runs ?? [];
  const rows: [string, string][] = [
    [t('detail.added'), t('detail.when', { when: format.dateTime(photo.added), by: photo.by })],
    ...(story?.labels ?? []).map(({ label, by, at }): [string, string] => [
      label === undefined ? t('label.none') : t('detail.labelled', { label }),
      t('detail.when', { when: format.dateTime(at), by }),
    ]),
    [t('detail.set'), t(`set.${photo.set}`)],
    [t('detail.size'), `${photo.width} × ${photo.height} · ${format.bytes(photo.bytes)}`],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a photo may get the same label twice
        <div key={place} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {runs.length > 0 && (
        <div className={styles.fact}>
          <dt>{t('detail.trained')}</dt>
          <dd className={styles.runs}>
            {runs.map(({ run, version, at }) =>
              version ? (
                <Link key={run} href={routes.model(version)}>
                  {version}
                </Link>
              ) : (
                <span key={run}>{format.dateTimeShort(at)}</span>
              ),
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
