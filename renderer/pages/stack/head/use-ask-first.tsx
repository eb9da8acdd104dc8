import { type ReactNode, useState } from 'react';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import { AnotherDialog } from './another-dialog.tsx';

/** Does what is asked at once where the stack is this Meadow's, else after a question; and the dialog that asks. */
export function useAskFirst({ another }: StackStatus): [ask: (act: () => void) => void, dialog: ReactNode] {
  const [wanted, setWanted] = useState<() => void>();
  const close = () => setWanted(undefined);
  const ask = (act: () => void) => (another ? setWanted(() => act) : act());
  const goOn = () => {
    close();
    wanted?.();
  };
  const dialog = another && wanted && <AnotherDialog folder={another.folder} onGoOn={goOn} onClose={close} />;
  return [ask, dialog];
}
