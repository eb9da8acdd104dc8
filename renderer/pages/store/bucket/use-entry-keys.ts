import { useEffect, useRef } from 'react';
import { isTyping } from '../../../shell/use-shortcuts.ts';

interface Deeds {
  all: () => void;
  remove: () => void;
  /** Closes what is open, then forgets what is selected. */
  leave: () => void;
  /** To the folder above. */
  up: () => void;
}

/** The keys that work on what is selected, as on the Photos page. */
export function useEntryKeys(deeds: Deeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || document.querySelector('[role=dialog]')) return;
      const { all, remove, leave, up } = latest.current;
      const held = event.ctrlKey || event.metaKey;
      if (held && event.key === 'a') {
        event.preventDefault();
        all();
      } else if (held || event.altKey) return;
      else if (event.key === 'Delete') remove();
      else if (event.key === 'Escape') leave();
      else if (event.key === 'Backspace') up();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
