import { useEffect } from 'react';

/**
 * Keeps the focus in the window: where the element that has it goes away, such as a button that has done its work, the
 * list around it gets it, else the title of the page. Without this the keys would start over at the top of the window.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: { element: Element; list: HTMLElement | null } | undefined;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = { element: target, list: target.closest<HTMLElement>('[role=listbox]') };
    };
    const keep = () => {
      if (!last || last.element.isConnected || document.activeElement !== document.body) return;
      const { list } = last;
      const next = list?.isConnected ? list : document.querySelector<HTMLElement>('main h1');
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}
