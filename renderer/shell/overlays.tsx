import { Suspense, useLayoutEffect } from 'react';
import { useCurrentProject } from '../data/use-models.ts';
import { lazyPart } from '../loading/lazy-part.ts';
import { isReloading } from '../loading/reload-missing-parts.ts';
import { FailedDialog } from './failed-dialog.tsx';
import { FailureBoundary } from './failure-boundary.tsx';
import { hideOverlay, useOverlay } from './overlay.ts';

const Palette = lazyPart(() => import('../palette/palette.tsx'));
const ShortcutDialog = lazyPart(() => import('./shortcut-dialog.tsx'));
const NewProjectDialog = lazyPart(() => import('../projects/new-project-dialog.tsx'));
const AddClassDialog = lazyPart(() => import('../projects/add-class-dialog.tsx'));
const ProjectDialog = lazyPart(() => import('../projects/project-dialog.tsx'));

/** What can be asked for on every page, and lies over it. */
export function Overlays() {
  const shown = useOverlay((state) => state.shown);
  const project = useCurrentProject();
  useFocusBack();
  return (
    <FailureBoundary
      place={shown ?? ''}
      fallback={(error) => (shown && !isReloading() ? <FailedDialog error={error} onClose={hideOverlay} /> : null)}
    >
      <Suspense fallback={null}>
        {shown === 'palette' && <Palette onClose={hideOverlay} />}
        {shown === 'shortcuts' && <ShortcutDialog onClose={hideOverlay} />}
        {shown === 'new-project' && <NewProjectDialog onClose={hideOverlay} />}
        {shown === 'add-class' && project && <AddClassDialog project={project} onClose={hideOverlay} />}
        {shown === 'project-settings' && project && <ProjectDialog project={project} onClose={hideOverlay} />}
      </Suspense>
    </FailureBoundary>
  );
}

/** Gives the focus back to what had it, once nothing lies over it any more. */
function useFocusBack(): void {
  const before = useOverlay((state) => state.before);
  useLayoutEffect(() => {
    if (!(before instanceof HTMLElement)) return;
    return () => {
      if (before.isConnected && document.activeElement === document.body) before.focus({ preventScroll: true });
    };
  }, [before]);
}
