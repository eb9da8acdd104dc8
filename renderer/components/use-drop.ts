import { type RefObject, useEffect, useRef } from 'react';

/** Takes files dropped on one part of the page, before the window takes them. */
export function useDrop(target: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): void {
  const handler = useRef(onFiles);
  handler.current = onFiles;
  useEffect(() => {
    const element = target.current;
    const drop = (event: DragEvent) => {
      event.preventDefault();
      handler.current(Array.from(event.dataTransfer?.files ?? []));
    };
    element?.addEventListener('drop', drop);
    return () => element?.removeEventListener('drop', drop);
  }, [target]);
}
