import { useEffect } from 'react';
import { isTyping } from '../../shell/use-shortcuts.ts';
import { type PhotoKey, photoKey } from './hotkeys.ts';

/** Listens to the keys of a view of photos, while nothing is typed and no question is open. */
export function usePhotoKeys(classes: readonly string[], act: (key: PhotoKey) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || isAsked()) return;
      const key = photoKey(event, classes);
      if (!key) return;
      if (key.does !== 'none') event.preventDefault();
      act(key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** Whether a question or a menu is open. A photo that is shown large is none: its keys go on. */
function isAsked(): boolean {
  // A menu that was left is seen for a moment still; its button says at once that it is closed.
  if (document.querySelector('[aria-haspopup=menu][aria-expanded=true]')) return true;
  const open = document.querySelectorAll('[role=dialog]');
  return [...open].some((element) => !element.closest('[data-side-pane]'));
}
