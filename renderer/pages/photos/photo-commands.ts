import { useLocation } from 'wouter';
import { IconLibrary, IconUndo } from '../../components/icons.ts';
import { useEditing } from '../../data/photos/use-editing.ts';
import { useEdits } from '../../data/photos/use-photo-counts.ts';
import { wantLabel } from '../../data/photos/wanted-label.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import type { Command } from '../../palette/command.ts';
import { useNames } from '../../palette/use-names.ts';
import { useAdding } from '../../shell/adding-context.tsx';
import { routes } from '../routes.ts';
import { useEditWords } from './use-edit-words.ts';

/** Photos for the project, from any page. */
export function usePhotoCommands(): Command[] {
  const project = useCurrentProject();
  const [, navigate] = useLocation();
  const names = useNames('photos');
  const { pickAhead } = useAdding();
  const { undo } = useEdits(project?.id).data ?? {};
  const wordsOf = useEditWords();
  const editing = useEditing(project?.id ?? '');
  return [
    ...(undo
      ? [
          {
            id: 'undo-photos',
            group: 'actions' as const,
            icon: IconUndo,
            ...names(
              (t) => t('edit.undoThis', { what: wordsOf(undo) }),
              (t) => t('command.undoWords'),
            ),
            run: () => {
              navigate(routes.photos);
              editing.undo.mutate();
            },
          },
        ]
      : []),
    ...(project?.classes ?? []).map((label) => ({
      id: `photos-of ${label}`,
      group: 'pages' as const,
      icon: IconLibrary,
      ...names((t) => t('command.class', { label })),
      run: () => {
        navigate(routes.photos);
        wantLabel(label);
      },
    })),
    {
      id: 'add-photos',
      group: 'actions',
      icon: IconLibrary,
      ...names(
        (t) => t('command.add'),
        (t) => t('command.addWords'),
      ),
      run: () => {
        navigate(routes.photos);
        pickAhead(true);
      },
    },
  ];
}
