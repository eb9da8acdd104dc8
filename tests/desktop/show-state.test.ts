import { expect, test } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { nothingKnown } from '../../main/core-news/desk-state.ts';
import { createStateShow, type StateShowParts } from '../../main/show-state.ts';
import { en } from '../../main/words/en.ts';
import { createScreen } from './electron-double.ts';

const actions = new Proxy({}, { get: () => () => {} }) as StateShowParts['actions'];
const copying = (done: number): Job => ({
  id: '1',
  kind: 'update-copy',
  state: 'running',
  progress: { stage: 'pack', done, total: 10 },
  started: '2026-01-01T00:00:00Z',
});

test('an open menu is left alone while only progress is told, and follows what it says', async () => {
  const screen = createScreen('/nowhere', 'darwin');
  const shares: number[] = [];
  const show = createStateShow({
    electron: screen.parts,
    platform: 'darwin',
    program: '/Meadow',
    icons: '/icons',
    words: () => en,
    actions,
    onDrop: () => {},
    isTrayShown: async () => screen.showsTray,
    setProgress: (share) => void shares.push(share),
  });
  show.begin();
  const known = { ...nothingKnown, up: true };
  for (let done = 0; done < 10; done += 1) show.update({ ...known, jobs: [copying(done)] }, false);
  expect(shares).toHaveLength(10);
  expect(screen.menus).toEqual({ tray: 1, dock: 1 });
  expect(screen.trays[0]?.words).toContain('1 job is running');
  show.update(known, false);
  expect(screen.menus).toEqual({ tray: 2, dock: 2 });
  // Electron refuses words to a tray that is gone; late news are none to it.
  show.remove();
  show.update({ ...known, jobs: [copying(9)] }, false);
  expect(await show.hasTray()).toBe(false);
});
