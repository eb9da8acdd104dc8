import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { isAsked } from './is-asked.ts';
import { enterAhead, hideOverlay, showOverlay, typeAhead, useOverlay } from './overlay.ts';
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
      if (useOverlay.getState().shown === 'palette' && !isAsked()) {
        keepForPalette(event);
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

/** The palette is on its way: what is typed meanwhile is for its field, not for the page. */
function keepForPalette(event: KeyboardEvent): void {
  const { key } = event;
  const writes = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.isComposing || !(writes || event.getModifierState('AltGraph'))) return;
  if (key === 'Escape') hideOverlay();
  else if (key === 'Backspace') typeAhead((typed) => [...typed].slice(0, -1).join(''));
  else if ([...key].length === 1) typeAhead((typed) => typed + key);
  else if (key === 'Enter') enterAhead();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Whether keys go into a field now. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
