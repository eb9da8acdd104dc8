import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { isAsked } from './is-asked.ts';
import { showOverlay } from './overlay.ts';
import { places } from './places.ts';

const SEQUENCE_MS = 1500;

/** Keys that work on every page: the palette everywhere, the others wherever nothing is being typed. */
export function useShortcuts(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY;
    // Before the pages hear of it: after `g` a letter is no class of theirs.
    const onKey = (event: KeyboardEvent) => {
      if (isPalette(event)) {
        event.preventDefault();
        if (!isAsked()) showOverlay('palette');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isAsked()) return;
      if (event.key === '?') showOverlay('shortcuts');
      const place = places.find(({ key }) => key === event.key.toLowerCase());
      if (place && event.timeStamp - goSince < SEQUENCE_MS) {
        event.stopPropagation();
        navigate(place.to);
      }
      goSince = event.key.toLowerCase() === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [navigate]);
}

const isPalette = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;

/** Whether keys go into a field now. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
