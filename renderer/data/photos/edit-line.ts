import { create } from 'zustand';
import type { PhotoEdit } from '../../../contract/shapes/project-photo.ts';

/** What was done last, to be told in a quiet line. */
export interface EditLine {
  project: string;
  how: 'did' | 'undid' | 'redid';
  edit: Pick<PhotoEdit, 'kind' | 'photos' | 'to'>;
}

export const useEditLine = create<{ line: EditLine | undefined }>(() => ({ line: undefined }));

export function tellEdit(line: EditLine | undefined): void {
  useEditLine.setState({ line });
}
