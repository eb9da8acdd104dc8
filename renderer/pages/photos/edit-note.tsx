import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announcer.tsx';
import { tellEdit, useEditLine } from '../../data/photos/edit-line.ts';
import type { Editing } from '../../data/photos/use-editing.ts';
import { useEditWords } from './use-edit-words.ts';
import styles from './views.module.css';

const SHOWN_MS = 8000;

/** Says quietly what was done or undone last, and offers the way back. */
export function EditNote({ project, editing }: { project: string; editing: Editing }) {
  const { t } = useTranslation('photos');
  const wordsOf = useEditWords();
  const line = useEditLine((state) => state.line);
  const shown = line?.project === project ? line : undefined;
  const what = shown ? wordsOf(shown.edit) : '';
  const words = !shown || shown.how === 'did' ? what : t(`edit.${shown.how}`, { what });
  useEffect(() => {
    if (!line) return;
    announce(words);
    const timer = setTimeout(() => tellEdit(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [line, words]);
  if (!shown) return null;
  const back = shown.how !== 'undid';
  return (
    <div className={styles.line}>
      <span>{words}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={() => (back ? editing.undo : editing.redo).mutate()}
      >
        {t(back ? 'edit.undo' : 'edit.redo')}
      </Button>
    </div>
  );
}
