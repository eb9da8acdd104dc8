import { createContext, type ReactNode, useContext } from 'react';
import { givenFiles, useNewBatch } from '../data/batches/use-new-batch.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { useFilePicker } from './use-file-picker.ts';
import { usePaste } from './use-paste.ts';

interface Adding {
  adding: ReturnType<typeof useNewBatch>;
  /** Asks the person for photos, or for a folder. */
  pick: () => void;
  pickFolder: () => void;
}

const AddingContext = createContext<Adding | undefined>(undefined);

/** Takes photos wherever they come in: dropped on the window, pasted, chosen. */
export function AddingProvider({ children }: { children: ReactNode }) {
  const adding = useNewBatch();
  const { mutate } = adding;
  const picker = useFilePicker((files) => mutate(givenFiles(files)));
  usePaste((files) => mutate(givenFiles(files)));
  return (
    <AddingContext value={{ adding, pick: picker.pick, pickFolder: picker.pickFolder }}>
      {children}
      <DropOverlay onDrop={mutate} />
    </AddingContext>
  );
}

export function useAdding(): Adding {
  const adding = useContext(AddingContext);
  if (!adding) throw new Error('A page was drawn outside of its AddingProvider.');
  return adding;
}
