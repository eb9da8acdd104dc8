import { useEffect } from 'react';
import { wantSection } from '../../components/wanted-section.ts';

/** Shows the part of the settings that the address names, once it is there, with the focus. */
export function useShownPart(part: string | undefined): void {
  useEffect(() => {
    if (part !== undefined) wantSection(`settings-${part}`);
  }, [part]);
}
