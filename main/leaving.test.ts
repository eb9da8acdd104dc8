import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../contract/shapes/job.ts';
import { createLeaving, type Restart } from './leaving.ts';
import { en } from './words/en.ts';

const training: Job = {
  id: '1',
  kind: 'train',
  state: 'running',
  progress: { stage: '', done: 0, total: 0 },
  started: '2026-01-01T00:00:00Z',
};
const [STAY, WHEN_DONE, NOW] = [0, 1, 2];
const why = { code: 'update-failed', message: 'No.', hint: 'Again.', retry: true, details: {} } as const;

let happened: string[];
let known: { up: boolean; jobs: Job[] };
let answers: number[];
/** Another Meadow may take the lock as soon as it is free. */
let isTaken: boolean;
let finishing: Promise<void>;

/** Electron's side of it: `quit` asks first, and ends where nobody keeps it from that. */
function create() {
  const electron = new EventEmitter();
  const quit = () => {
    let prevented = false;
    electron.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) happened.push('quit');
  };
  const leaving = createLeaving({
    app: {
      quit,
      releaseSingleInstanceLock: () => void happened.push('released'),
      requestSingleInstanceLock: () => {
        happened.push('locked');
        return !isTaken;
      },
    },
    dialog: {
      async showMessageBox() {
        happened.push('asked');
        return { response: answers.shift() ?? STAY };
      },
    },
    words: () => en,
    work: () => known,
    hide: () => void happened.push('hidden'),
    async finish() {
      await finishing;
      happened.push('finished');
    },
    onUnfinished: (thrown) => void happened.push(`unfinished: ${thrown}`),
    resume: (told) => void happened.push(`resumed: ${told?.message ?? 'silent'}`),
  });
  electron.on('before-quit', leaving.onQuit);
  return { leaving, quit };
}

beforeEach(() => {
  happened = [];
  known = { up: true, jobs: [] };
  answers = [];
  isTaken = false;
  finishing = Promise.resolve();
});
const settled = () => sleep(20);

test('where nothing goes on Electron quits when everything has finished, however often it is asked', async () => {
  const { quit, leaving } = create();
  quit();
  quit();
  expect(leaving.isDecided).toBe(true);
  expect(happened).toEqual([]);
  await settled();
  expect(happened).toEqual(['finished', 'quit']);
});

test('what fails while it finishes keeps nobody from quitting, nor another version from starting, and is told', async () => {
  finishing = Promise.reject(new Error('the disk is full'));
  const { quit } = create();
  quit();
  await settled();
  expect(happened).toEqual(['unfinished: Error: the disk is full', 'quit']);
  happened = [];
  await create().leaving.giveWay(async () => why);
  expect(happened).toEqual(['unfinished: Error: the disk is full', 'released', 'locked', 'resumed: No.']);
});

test('while work goes on the person says what is to become of it', async () => {
  known.jobs = [training];
  const { quit } = create();
  answers = [STAY, NOW];
  quit();
  await settled();
  expect(happened).toEqual(['asked']);
  quit();
  await settled();
  expect(happened).toEqual(['asked', 'asked', 'finished', 'quit']);
});

test('who wanted to quit when it is done does: not because the core is gone, which tells of no work either', async () => {
  known.jobs = [training];
  const { leaving } = create();
  answers = [WHEN_DONE];
  await leaving.ask();
  known = { up: false, jobs: [] };
  leaving.workChanged();
  known = { up: true, jobs: [training] };
  leaving.workChanged();
  await settled();
  expect(happened).toEqual(['asked', 'hidden']);
  known = { up: true, jobs: [] };
  leaving.workChanged();
  await settled();
  expect(happened.slice(2)).toEqual(['finished', 'quit']);
});

test('nor after they came back', async () => {
  known.jobs = [training];
  const { leaving } = create();
  answers = [WHEN_DONE];
  await leaving.ask();
  leaving.stay();
  known.jobs = [];
  leaving.workChanged();
  await settled();
  expect(happened).toEqual(['asked', 'hidden']);
});

test('a system that ends waits until everything has finished, and no longer', async () => {
  known.jobs = [training];
  const { leaving } = create();
  const preventDefault = vi.fn();
  leaving.onShutdown({ preventDefault });
  await settled();
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(happened).toEqual(['finished', 'quit']);
  leaving.onShutdown({ preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});

test('another version starts when everything has finished and the lock is free, and before Electron quits', async () => {
  known.jobs = [training];
  const { leaving, quit } = create();
  await leaving.giveWay(async () => {
    happened.push('started');
    quit();
    return undefined;
  });
  expect(happened).toEqual(['finished', 'released', 'started', 'quit']);
});

test.each<[string, (quit: () => void) => Restart, string]>([
  ['cannot be started', () => async () => why, 'No.'],
  ['says nothing, and does nothing', () => async () => undefined, 'silent'],
  [
    'fails, and has Electron quit in the turn after all the same',
    (quit) => async () => {
      setImmediate(quit);
      return why;
    },
    'No.',
  ],
])('where it %s, Meadow goes on', async (_what, restart, told) => {
  const { leaving, quit } = create();
  await leaving.giveWay(restart(quit));
  await settled();
  expect(happened).toEqual(['finished', 'released', 'locked', `resumed: ${told}`]);
  expect(leaving.isDecided).toBe(false);
  // It can end as before.
  quit();
  await settled();
  expect(happened.slice(-2)).toEqual(['finished', 'quit']);
});

test('it does not go on where the system ends meanwhile, or another Meadow has begun', async () => {
  const ends = create();
  await ends.leaving.giveWay(async () => {
    ends.leaving.onShutdown({ preventDefault: () => {} });
    return why;
  });
  expect(happened).toEqual(['finished', 'released', 'quit']);
  happened = [];
  isTaken = true;
  const second = create();
  await second.leaving.giveWay(async () => why);
  expect(happened).toEqual(['finished', 'released', 'locked', 'quit']);
});
