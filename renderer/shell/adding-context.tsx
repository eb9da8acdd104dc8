import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAddPhotos } from '../data/adding/use-add-photos.ts';
import { type Given, givenFiles, useNewBatch } from '../data/batches/use-new-batch.ts';
import { useCurrentProject } from '../data/use-models.ts';
import { routes } from '../pages/routes.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { useDropTarget } from './drop-target.ts';
import { useFilePicker } from './use-file-picker.ts';
import { usePaste } from './use-paste.ts';

interface Adding {
  /** Photos that get verdicts. */
  adding: ReturnType<typeof useNewBatch>;
  /** Photos that become photos of the project: what comes in on its pages. */
  toProject: ReturnType<typeof useAddPhotos>;
  /** Asks the person for photos, or for a folder. */
  pick: () => void;
  pickFolder: () => void;
  /** Asks on the way to another page; `withLists`: zip files and CSV lists as well, which only a project takes. */
  pickAhead: (withLists: boolean) => void;
}

const AddingContext = createContext<Adding | undefined>(undefined);

/**
 * Takes photos wherever they come in: dropped on the window, pasted, chosen. On the pages of a project's photos they
 * are added to the project, elsewhere they get verdicts, unless the page takes what comes for something else.
 */
export function AddingProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('predict');
  const adding = useNewBatch();
  const toProject = useAddPhotos();
  const project = useProjectHere();
  const other = useDropTarget((state) => state.target);
  const take = (given: Given) => {
    if (other) other.take(given);
    else if (project) toProject.mutate({ project: project.id, given });
    else adding.mutate(given);
  };
  const picker = useFilePicker((files) => take(givenFiles(files)), { lists: project !== undefined });
  usePaste((files) => take(givenFiles(files)));
  return (
    <AddingContext value={{ adding, toProject, ...picker }}>
      {children}
      <DropOverlay
        words={other ? other.words : project ? t('dropToProject', { name: project.name }) : t('dropHere')}
        onDrop={take}
      />
    </AddingContext>
  );
}

export function useAdding(): Adding {
  const adding = useContext(AddingContext);
  if (!adding) throw new Error('A page was drawn outside of its AddingProvider.');
  return adding;
}

/** The project whose photos are looked at now; none on other pages. */
function useProjectHere() {
  const [location] = useLocation();
  const current = useCurrentProject();
  return location === routes.photos || location.startsWith(`${routes.photos}/`) ? current : undefined;
}
