import type { DragEvent } from 'react';
import type { ProjectPhoto } from '../../contract/shapes/project-photo.ts';
import { useTransport } from '../data/transport-context.tsx';

/** What makes an element the photo's file for other programs, where the shell around the window can hand it to them. */
export function useDragOut(project: string, { hash, source }: Pick<ProjectPhoto, 'hash' | 'source'>) {
  const { desk } = useTransport();
  if (!desk) return {};
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.preventDefault();
      // Where the photo is gone meanwhile, nothing is dragged.
      void desk.dragOut({ project, hash, name: source }).catch(() => undefined);
    },
  };
}
