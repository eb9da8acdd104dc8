import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { addPhotos, countsOf, endOfRun, PROJECT, refusal } from './faults/ask.ts';
import { type CoreProcess, startCoreProcess } from './faults/core-process.ts';
import { isKept, wrongIn } from './faults/look-at-home.ts';
import { noSmallDisk, openSmallDisk, type SmallDisk } from './faults/small-disk.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

const skipped = noSmallDisk ?? (PHOTOS ? undefined : 'MEADOW_TEST_PHOTOS');

interface Trouble {
  name: string;
  code: string;
  words: RegExp;
  hurt(disk: SmallDisk): void;
  heal(disk: SmallDisk): void;
  /** Files that were open before can be written on, the records among them. */
  recordsGoOn: boolean;
}

const troubles: Trouble[] = [
  {
    name: 'is full',
    code: 'disk-full',
    words: /^The disk is full, so this could not be saved\..*Free some space/,
    hurt: (disk) => disk.fill(),
    heal: (disk) => disk.free(),
    recordsGoOn: false,
  },
  {
    name: 'can only be read',
    code: 'home-unusable',
    words: /^Meadow cannot write .*: the disk can only be read\..*Let the disk be written again/,
    hurt: (disk) => disk.readOnly(),
    heal: (disk) => disk.writable(),
    recordsGoOn: true,
  },
];

describe.skipIf(skipped)(`a core whose disk has a fault (${skipped ?? 'tried here'})`, { timeout: 240_000 }, () => {
  let photos: string;
  let disk: SmallDisk;
  let home: string;
  let core: CoreProcess;
  let client: Client;
  beforeEach(async () => {
    photos = await mkdtemp(join(tmpdir(), 'meadow-faults-'));
    disk = openSmallDisk(60);
    home = join(disk.folder, 'home');
    core = await startCoreProcess(home);
    client = await core.connect();
  });
  afterEach(async () => {
    await core.kill();
    disk.close();
    await rm(photos, { recursive: true });
  });

  describe.each(troubles)('that $name', ({ code, words, hurt, heal, recordsGoOn }) => {
    const expectWords = (fault: { code: string; message: string; hint: string; details?: object } | undefined) => {
      const said = `${fault?.message} ${fault?.hint}`;
      expect(fault?.code, `${said} ${JSON.stringify(fault?.details)}`).toBe(code);
      expect(said).toMatch(words);
    };

    test('says so while photos are added, changed and deleted, loses none, and goes on afterwards', async () => {
      await smallMeadow(photos, 0, 10);
      const added = await addPhotos(client, photos);
      expect(added).toMatchObject({ state: 'done' });
      expect(await client.photos.report({ job: added.id })).toMatchObject({ added: 20, leftAside: [] });
      const more = await smallMeadow(join(photos, 'more'), 10, 20);

      hurt(disk);
      expectWords((await addPhotos(client, more)).error);
      expect(await countsOf(client)).toEqual({ total: 20, binned: 0 });
      const hashes = (await client.photos.hashes({ project: PROJECT })).slice(0, 3);
      if (!recordsGoOn) {
        expectWords(await refusal(client.photos.undo({ project: PROJECT })));
        expectWords(await refusal(client.photos.bin({ project: PROJECT, hashes })));
        expect(await countsOf(client)).toEqual({ total: 20, binned: 0 });
        expect(await client.photos.edits({ project: PROJECT })).toMatchObject({ undo: { kind: 'add', photos: 20 } });
      }

      heal(disk);
      await client.photos.undo({ project: PROJECT });
      expect(await countsOf(client)).toEqual({ total: 0, binned: 20 });
      await client.photos.redo({ project: PROJECT });
      expect(await addPhotos(client, photos)).toMatchObject({ state: 'done' });
      expect(await countsOf(client)).toEqual({ total: 40, binned: 0 });

      await client.photos.bin({ project: PROJECT, hashes });
      hurt(disk);
      expectWords(await refusal(client.photos.erase({ project: PROJECT, hashes })));
      heal(disk);
      // What was begun is finished before what comes next.
      const [another] = await client.photos.hashes({ project: PROJECT });
      await client.photos.bin({ project: PROJECT, hashes: [another!] });
      await client.photos.erase({ project: PROJECT, hashes: [...hashes, another!] });
      expect(await countsOf(client)).toEqual({ total: 36, binned: 0 });
      expect([...hashes, another!].map((hash) => isKept(home, hash))).toEqual([false, false, false, false]);
      await core.close();
      expect(await wrongIn(home)).toEqual([]);
    });

    test('says so when a training ends of it, which goes on afterwards; what is live stays', async () => {
      await addPhotos(client, await smallMeadow(photos, 0, 12));
      hurt(disk);
      expectWords(await refusal(client.training.start({ project: PROJECT, mode: 'quick' })));
      expect(await client.training.list({})).toEqual([]);
      heal(disk);

      const { run } = await client.training.start({ project: PROJECT, mode: 'quick' });
      const ended = await endOfRun(client, run, ({ job }) => {
        if (job?.progress.stage === 'embed' && job.progress.done > 2) hurt(disk);
      });
      expect(ended.state).toBe('failed');
      expectWords(ended.error);
      expect(await client.training.list({})).toMatchObject([{ run, state: 'failed', error: { code } }]);
      heal(disk);
      await client.training.resume({ run });
      const { state, version } = await endOfRun(client, run);
      expect(state).toBe('done');

      if (!recordsGoOn) {
        hurt(disk);
        expectWords(await refusal(client.models.promote({ version: version!, force: 'to try it' })));
        expect((await client.models.history({ project: PROJECT })).map((one) => one.version)).toEqual([`${PROJECT}-1`]);
        heal(disk);
      }
      await client.models.promote({ version: version!, force: 'to try it' });
      expect((await client.models.history({ project: PROJECT }))[0]?.version).toBe(version);
      await core.close();
      expect(await wrongIn(home)).toEqual([]);
    });

    test('is told of at the start, which works again afterwards', async () => {
      await core.close();
      hurt(disk);
      await expect(startCoreProcess(home)).rejects.toThrow(/The data folder .* cannot be used: the disk /);
      heal(disk);
      core = await startCoreProcess(home);
      client = await core.connect();
      expect(await countsOf(client)).toEqual({ total: 0, binned: 0 });
    });
  });
});
