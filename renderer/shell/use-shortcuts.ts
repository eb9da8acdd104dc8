import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { routes } from '../pages/routes.ts';

/** After `g`, the letter of a page leads there. */
export const places: Readonly<Record<string, string>> = {
  p: routes.predict,
  h: routes.history,
  a: routes.api,
  f: routes.photos,
  m: routes.models,
  k: routes.stack,
  l: routes.deploy,
  s: routes.settings,
  d: routes.doctor,
};

const SEQUENCE_MS = 1500;

/** Keys that work on every page, wherever nothing is being typed. */
export function useShortcuts() {
  const [opened, setOpened] = useState(false);
  const [, navigate] = useLocation();
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') setOpened(true);
      const place = places[event.key];
      if (place && event.timeStamp - goSince < SEQUENCE_MS) navigate(place);
      goSince = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
  return { opened, open: () => setOpened(true), close: () => setOpened(false) };
}

/** Whether keys go into a field now. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
