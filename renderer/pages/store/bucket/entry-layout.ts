import type { ListboxLayout } from '../../../components/listbox/use-listbox.ts';
import { photoLayout } from '../../photos/grid/photo-layout.ts';

const ROW = 52;

/** How what is listed is laid out in a width: a row each, or as the photos of a project. */
export const entryLayout = {
  rows: (): ListboxLayout => ({ columns: 1, rowHeight: ROW, gap: 0 }),
  grid: photoLayout,
};
