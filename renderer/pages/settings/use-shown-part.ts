import { useEffect } from 'react';

/** Shows the part of the page that the address names, once it is there, and puts the keys on its title. */
export function useShownPart(part: string | undefined, there: boolean): void {
  useEffect(() => {
    if (part === undefined || !there) return;
    const shown = [...document.querySelectorAll<HTMLElement>('[data-part]')].find(
      ({ dataset }) => dataset.part === part,
    );
    shown?.scrollIntoView({ block: 'start', behavior: 'instant' });
    shown?.querySelector('h2')?.focus({ preventScroll: true });
  }, [part, there]);
}
