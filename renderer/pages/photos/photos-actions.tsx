import { Button, Menu } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../contract/projects.ts';
import { HeadButton } from '../../components/head-button.tsx';
import { IconCamera, IconFolder, IconPhotoPlus, IconWeb } from '../../components/icons.ts';
import { useAdditions } from '../../data/adding/additions.ts';
import { isOver } from '../../data/jobs.ts';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { useLastTrained } from '../../data/use-last-trained.ts';
import { useFormat } from '../../i18n/format.ts';
import { lazyPart } from '../../loading/lazy-part.ts';
import { useAdding } from '../../shell/adding-context.tsx';
import { routes } from '../routes.ts';
import { type NextStep, nextStep } from './next-step.ts';

const CameraBurst = lazyPart(() => import('./adding/camera-burst.tsx'));

/** The one thing to do next, and every way to bring photos in. */
export function PhotosActions({ project, onPublic }: { project: Project; onPublic: () => void }) {
  const [camera, setCamera] = useState(false);
  const counts = usePhotoCounts(project.id).data;
  const trained = useLastTrained(project.id).data;
  const step = counts && nextStep({ project, counts, trained: trained ?? null });
  return (
    <>
      <AddMenu project={project} asked={step?.kind === 'add'} onCamera={() => setCamera(true)} onPublic={onPublic} />
      {step && step.kind !== 'add' && <NextButton step={step} project={project.id} onPublic={onPublic} />}
      <Suspense fallback={null}>
        {camera && <CameraBurst project={project} onClose={() => setCamera(false)} />}
      </Suspense>
    </>
  );
}

function NextButton({ step, project, onPublic }: { step: NextStep; project: string; onPublic: () => void }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const running = useIsAdding(project);
  if (step.kind === 'get-public')
    return (
      <Button leftSection={<IconWeb size={18} aria-hidden />} disabled={running} onClick={onPublic}>
        {t('next.get-public')}
      </Button>
    );
  if (step.kind === 'add') return null;
  const words = t(`next.${step.kind}`, { count: step.photos, number: format.number(step.photos) });
  return (
    <Button component={Link} href={step.kind === 'label' ? routes.label : routes.train}>
      {words}
    </Button>
  );
}

interface MenuProps {
  project: Project;
  /** It is the next thing to do. */
  asked: boolean;
  onCamera: () => void;
  onPublic: () => void;
}

function AddMenu({ project, asked, onCamera, onPublic }: MenuProps) {
  const { t } = useTranslation('photos');
  const { pick, pickFolder } = useAdding();
  const running = useIsAdding(project.id);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {asked ? (
          <Button leftSection={<IconPhotoPlus size={18} aria-hidden />} disabled={running}>
            {t('add.button')}
          </Button>
        ) : (
          <HeadButton name={t('add.button')} icon={IconPhotoPlus} disabled={running} />
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhotoPlus size={16} aria-hidden />} onClick={pick}>
          {t('add.files')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolder size={16} aria-hidden />} onClick={pickFolder}>
          {t('add.folder')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCamera size={16} aria-hidden />} onClick={onCamera}>
          {t('add.camera')}
        </Menu.Item>
        {project.publicList && (
          <Menu.Item leftSection={<IconWeb size={16} aria-hidden />} onClick={onPublic}>
            {t('add.public')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function useIsAdding(project: string): boolean {
  const addition = useAdditions(({ of }) => of[project]);
  return addition?.now !== undefined && !isOver(addition.now);
}
