import { type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';

/** The part of a page that was asked for and is not shown yet: it may come with data that are on their way. */
const useWanted = create<{ id?: string }>(() => ({}));

/** Milliseconds a part may take to come; what comes later would take the focus from a person who reads on. */
const LONGEST_MS = 10_000;

let late: ReturnType<typeof setTimeout> | undefined;

const forget = () => {
  clearTimeout(late);
  useWanted.setState({}, true);
};

/**
 * Asks for a part of the page that is gone to; whatever a person does next calls it off. Where it does not come, the
 * page's title gets the focus.
 */
export function wantSection(id: string): void {
  clearTimeout(late);
  useWanted.setState({ id });
  late = setTimeout(() => {
    forget();
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, LONGEST_MS);
  for (const act of ['keydown', 'pointerdown', 'wheel']) {
    window.addEventListener(act, forget, { once: true, capture: true });
  }
}

/** Brings a part of a page into view with the focus, once it is asked for. */
export function useWantedSection(id: string | undefined): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  const wanted = useWanted((state) => id !== undefined && state.id === id);
  useEffect(() => {
    if (!wanted) return;
    // After what gives the focus back to where it was before.
    const timer = setTimeout(() => {
      forget();
      section.current?.scrollIntoView({ block: 'start', behavior: 'instant' });
      section.current?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [wanted]);
  return section;
}
