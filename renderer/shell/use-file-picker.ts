import { useCallback, useEffect, useMemo, useRef } from 'react';
import { isPictureName } from '../../contract/shapes/picture-name.ts';

const PHOTOS = 'image/*,.heic,.heif,.avif';
const LISTS = ',.zip,.csv';

/** The browser's own dialogs for photos and folders; Ctrl+O opens the first. `lists`: also zip files and CSV lists. */
export function useFilePicker(onFiles: (files: File[]) => void, { lists }: { lists: boolean }) {
  const latest = useRef({ onFiles, lists });
  latest.current = { onFiles, lists };

  const ask = useCallback((folder: boolean, withLists = latest.current.lists) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    if (folder) input.webkitdirectory = true;
    else input.accept = withLists ? PHOTOS + LISTS : PHOTOS;
    input.addEventListener('change', () => {
      const files = Array.from(input.files ?? []);
      const photos = folder ? files.filter(({ name }) => isPictureName(name)) : files;
      latest.current.onFiles(photos);
    });
    input.click();
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'o' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      ask(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [ask]);

  return useMemo(
    () => ({
      pick: () => ask(false),
      pickFolder: () => ask(true),
      pickAhead: (withLists: boolean) => ask(false, withLists),
    }),
    [ask],
  );
}
