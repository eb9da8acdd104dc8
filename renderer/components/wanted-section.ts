import { type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';

/** The part of a page that was asked for and is not shown yet: it may come with data that are on their way. */
const useWanted = create<{ id?: string }>(() => ({}));

const forget = () => useWanted.setState({}, true);

/** Asks for a part of the page that is gone to; whatever a person does next calls it off. */
export function wantSection(id: string): void {
  useWanted.setState({ id });
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
