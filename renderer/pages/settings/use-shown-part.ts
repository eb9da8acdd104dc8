import { useEffect } from 'react';
import { wantSection } from '../../components/wanted-section.ts';

/** Shows the part of the settings that the address names, once it is there, with the focus; each time it is gone to. */
export function useShownPart(part: string | undefined): void {
  useEffect(() => {
    if (part === undefined) return;
    const show = () => wantSection(`settings-${part}`);
    show();
    // Going to the address where one is changes nothing else.
    const onGone = ({ oldURL, newURL }: HashChangeEvent) => {
      if (oldURL === newURL) show();
    };
    window.addEventListener('hashchange', onGone);
    return () => window.removeEventListener('hashchange', onGone);
  }, [part]);
}
