import { useEffect } from 'react';
import { listenToKeys } from '../../shell/is-asked.ts';
import { isTyping } from '../../shell/use-shortcuts.ts';
import { type PhotoKey, photoKey } from './hotkeys.ts';

/** Listens to the keys of a view of photos, while nothing is typed and no question is open. */
export function usePhotoKeys(classes: readonly string[], act: (key: PhotoKey) => void): void {
  useEffect(() => {
    return listenToKeys((event) => {
      if (isTyping(event.target)) return;
      const key = photoKey(event, classes);
      if (!key) return;
      if (key.does !== 'none') event.preventDefault();
      act(key);
    });
  });
}
