import { useEffect, useRef } from 'react';
import { isTyping } from './use-shortcuts.ts';

/** Pictures and files pasted anywhere but into a field. */
export function usePaste(onFiles: (files: File[]) => void): void {
  const handler = useRef(onFiles);
  handler.current = onFiles;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = Array.from(event.clipboardData?.files ?? []);
      if (files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      handler.current(files);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}
