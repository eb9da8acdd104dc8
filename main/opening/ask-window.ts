import type { DeskWish } from '../../contract/desk.ts';
import type { PagePlace } from '../../contract/shapes/page.ts';
import type { ElectronParts } from '../electron-parts.ts';
import type { Words } from '../words/en.ts';
import { createGathering } from './gather.ts';
import { PARCEL_END, wishesOfFiles } from './read-opened.ts';
import { createWishes, type Wishes } from './wishes.ts';

export interface AskingParts {
  dialog: Pick<ElectronParts['dialog'], 'showOpenDialog'>;
  words(): Words;
  /** Brings the window to the front. */
  show(): void;
}

/** What people ask of the window from outside of it. */
export interface Asking {
  readonly wishes: Wishes;
  /** Tells the window, and opens it once Electron is ready. */
  ask(asked: readonly DeskWish[]): void;
  go(place: PagePlace): void;
  /** Has the person choose files. */
  open(): Promise<void>;
  /** Files that the system names one by one are one wish. */
  openTogether(path: string): void;
  /** Electron is ready: windows may open. */
  begin(): void;
  readonly hasBegun: boolean;
}

/** Files that are opened together come within this. */
const TOGETHER_MS = 200;
const PHOTOS = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'avif', 'gif', 'tif', 'tiff', 'bmp'];

export function createAsking({ dialog, words, show }: AskingParts): Asking {
  const wishes = createWishes();
  let begun = false;
  const ask = (asked: readonly DeskWish[]) => {
    wishes.add(asked);
    if (begun && asked.length > 0) show();
  };
  return {
    wishes,
    ask,
    go: (place) => ask([{ kind: 'page', place }]),
    async open() {
      const { filters } = words();
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: filters.photos, extensions: PHOTOS },
          { name: filters.models, extensions: [PARCEL_END.slice(1)] },
        ],
      });
      if (!canceled) ask(wishesOfFiles(filePaths));
    },
    openTogether: createGathering(TOGETHER_MS, (paths) => ask(wishesOfFiles(paths))),
    begin() {
      begun = true;
    },
    get hasBegun() {
      return begun;
    },
  };
}
