import { useEffect } from 'react';
import { isAsked } from '../../shell/is-asked.ts';
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
