import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconRedo, IconUndo } from '../../components/icons.ts';
import type { Editing } from '../../data/photos/use-editing.ts';
import { useEdits } from '../../data/photos/use-photo-counts.ts';
import { useEditWords } from './use-edit-words.ts';

/** Undoes what was done to the project's photos, step by step, also what was done before the last start. */
export function UndoButtons({ project, editing }: { project: string; editing: Editing }) {
  const { t } = useTranslation('photos');
  const wordsOf = useEditWords();
  const { undo, redo } = useEdits(project).data ?? {};
  const undoWords = undo ? t('edit.undoThis', { what: wordsOf(undo) }) : t('edit.undo');
  const redoWords = redo ? t('edit.redoThis', { what: wordsOf(redo) }) : t('edit.redo');
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={undoWords}
        title={undoWords}
        disabled={!undo}
        onClick={() => editing.undo.mutate()}
      >
        <IconUndo size={20} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={redoWords}
        title={redoWords}
        disabled={!redo}
        onClick={() => editing.redo.mutate()}
      >
        <IconRedo size={20} stroke={1.6} />
      </ActionIcon>
    </>
  );
}
