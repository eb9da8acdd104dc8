import { useEffect } from 'react';

/**
 * Keeps the focus in the window: where the element that has it goes away, such as a button that has done its work, the
 * list around it gets it, else the title of the page. One that is disabled for a while, such as a button whose work is
 * under way, gets it back, unless another has it by then. Without this the keys would start over at the top of the window.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: { element: Element; list: HTMLElement | null } | undefined;
    let paused: HTMLElement | undefined;
    const note = ({ target }: FocusEvent) => {
      paused = undefined;
      if (target instanceof Element) last = { element: target, list: target.closest<HTMLElement>('[role=listbox]') };
    };
    const keep = () => {
      if (!last || last.element.isConnected || document.activeElement !== document.body) return;
      const { list } = last;
      const next = list?.isConnected ? list : document.querySelector<HTMLElement>('main h1');
      next?.focus({ preventScroll: true });
    };
    /** A browser takes the focus away from what is disabled, a moment later and without a word. */
    const wait = () => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && activeElement.matches(':disabled')) paused = activeElement;
      if (!paused?.isConnected || paused.matches(':disabled')) return;
      if (activeElement === document.body) paused.focus({ preventScroll: true });
      paused = undefined;
    };
    const observer = new MutationObserver(() => {
      wait();
      keep();
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', note);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}
