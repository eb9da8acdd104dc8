import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { type Running, runMeadow, startMeadow } from './cli/run-meadow.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { freePort } from './predictor/open-serving.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

/** Commands are processes, and so are their predictors: on a busy machine each takes a while to start. */
const PATIENT = { timeout: 120_000 };

let photos: string;
let home: string;
let others: string[];

beforeAll(async () => {
  photos = await mkdtemp(join(tmpdir(), 'meadow-cli-photos-'));
  await mkdir(join(photos, 'garden'));
  for (const name of ['photo 1.jpg', 'photo 2.jpg', 'photo 10.jpg']) {
    await writeFile(join(photos, 'garden', name), await makePhoto(name.length));
  }
  await writeFile(join(photos, 'garden/.DS_Store'), 'x');
  await writeFile(join(photos, 'broken.jpg'), (await makePhoto(9)).subarray(0, 700));
  await writeFile(join(photos, 'letter.txt'), 'Dear gardener');
});
afterAll(() => rm(photos, { recursive: true }));

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-cli-home-'));
  others = [];
});
afterEach(async () => {
  for (const folder of [home, ...others]) await rm(folder, { recursive: true, force: true });
});

const here = () => ({ home, cwd: photos });

async function history() {
  const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
  const found = await catalog.predictions.search({}, { limit: 1000 });
  await catalog.close();
  return found.map(({ photo, origin }) => `${photo} ${origin}`).toSorted();
}

describe('meadow predict', () => {
  test('prints JSON alone, in the order asked, photos named as they were given', PATIENT, async () => {
    const asked = ['./garden/../garden/photo 2.jpg', 'broken.jpg', 'nothing.jpg', 'letter.txt', 'garden'];
    const { code, stdout, stderr } = await runMeadow(['predict', '--json', ...asked], here());
    expect(code).toBe(2);
    expect(stderr).toBe('');
    const rows: Record<string, unknown>[] = JSON.parse(stdout);
    expect(rows.map(({ photo, error }) => [photo, error && Object(error).code])).toEqual([
      ['./garden/../garden/photo 2.jpg', undefined],
      ['broken.jpg', 'photo-broken'],
      ['nothing.jpg', 'photo-unreadable'],
      ['letter.txt', 'photo-format'],
      ['garden/photo 1.jpg', undefined],
      ['garden/photo 2.jpg', undefined],
      ['garden/photo 10.jpg', undefined],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['photo', 'verdict', 'label', 'scores', 'similarity', 'version', 'ms']);
    expect(Object.keys(Object(rows[1]?.error))).toEqual(['code', 'message', 'hint']);
    expect(await history()).toEqual(['photo 1.jpg cli', 'photo 10.jpg cli', 'photo 2.jpg cli', 'photo 2.jpg cli']);
  });

  describe('of a core that runs already', () => {
    let data: string;
    let core: Running;
    const there = () => ({ home: data, cwd: photos });
    beforeAll(async () => {
      data = await mkdtemp(join(tmpdir(), 'meadow-cli-data-'));
      core = startMeadow(['web', '--port', String(await freePort())], there());
      await core.said(/http:\S+/);
    }, PATIENT.timeout);
    afterAll(async () => {
      core.child.kill('SIGTERM');
      await core.ended;
      await rm(data, { recursive: true, force: true });
    });

    test('tells a person in a table, and ends with 0 when every photo was read', PATIENT, async () => {
      const { code, stdout } = await runMeadow(['predict', 'garden', '--heatmap', join(home, 'maps')], there());
      expect(code).toBe(0);
      expect(stdout).toMatch(/^PHOTO +VERDICT +SURE\n/);
      expect(stdout).toMatch(/garden\/photo 10\.jpg +(dandelion|grass|neither)/);
      expect(stdout).toMatch(/\n3 photos: /);
      const maps = await readdir(join(home, 'maps'));
      expect(maps.toSorted()).toEqual(['photo 1.heatmap.png', 'photo 10.heatmap.png', 'photo 2.heatmap.png']);
      expect((await sharp(join(home, 'maps', maps[0] ?? '')).metadata()).format).toBe('png');
    });

    test('prints CSV, a row for what was not read', PATIENT, async () => {
      const { code, stdout } = await runMeadow(['predict', '--csv', 'garden/photo 1.jpg', 'nothing.jpg'], there());
      expect(code).toBe(2);
      const [head, read, unread, end] = stdout.split('\r\n');
      expect(head).toMatch(/^photo,verdict,label,score dandelion,score grass,similarity,barely known,version,ms,error/);
      expect(read).toMatch(/^garden\/photo 1\.jpg,/);
      expect(unread).toMatch(/^nothing\.jpg,.*photo-unreadable/);
      expect(end).toBe('');
    });

    test.skipIf(process.platform === 'win32')(
      'takes names as they are and never lets one draw on the screen (not on Windows)',
      PATIENT,
      async () => {
        const folder = await mkdtemp(join(tmpdir(), 'meadow-names-'));
        others.push(folder);
        const names = ['two\nlines.jpg', '\u001b[2Jwiped.jpg', '-dash.jpg', ' .jpg', 'é\u202egpj.exe.jpg'];
        for (const name of names) await writeFile(join(folder, name), await makePhoto(1));
        const words = await runMeadow(['predict', '--', ...names, '../../nowhere/x.jpg'], { home: data, cwd: folder });
        expect(words.code).toBe(2);
        expect(words.stdout.split('\n')).toHaveLength(names.length + 5);
        expect(words.stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        const rows = await runMeadow(['predict', '--json', '--', ...names], { home: data, cwd: folder });
        expect(JSON.parse(rows.stdout).map(({ photo }: { photo: string }) => photo)).toEqual(names);
      },
    );
  });
});

describe('a project without a model', () => {
  test('is not answered by another project, but where that is named', PATIENT, async () => {
    const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
    const roses = { id: 'roses', name: 'Roses', classes: ['rose', 'tulip'], created: new Date() };
    await catalog.projects.create({ ...roses, policy: 'ask' });
    await catalog.settings.put('settings', { project: 'roses' });
    await catalog.close();
    const asked = await runMeadow(['predict', 'garden'], here());
    expect([asked.code, asked.stdout]).toEqual([64, '']);
    expect(asked.stderr).toContain('The project "Roses" has no model of its own yet.');
    expect(asked.stderr).toContain('5 labelled photos of each class (so far: rose 0, tulip 0)');
    expect(asked.stderr).toContain('"meadow train --project roses"');
    const lawn = await runMeadow(['predict', '--project', 'Dandelion or grass', 'garden'], here());
    expect([lawn.code, lawn.stdout]).toEqual([0, expect.stringMatching(/\n3 photos: /)]);
    const unknown = await runMeadow(['predict', '--project', 'Wasps', 'garden'], here());
    expect([unknown.code, unknown.stdout]).toEqual([64, '']);
    expect(unknown.stderr).toContain('There is no project "Wasps".');
    expect(asked.stderr).toContain('--version dandelion-or-grass-1');
    const named = await runMeadow(['predict', '--version', 'dandelion-or-grass-1', 'garden'], here());
    expect(named.code).toBe(0);
    expect(named.stdout).toMatch(/\n3 photos: /);
  });
});

describe('wrong usage', () => {
  test.each([
    [[]],
    [['nonsense']],
    [['predict']],
    [['predict', '--json']],
    [['predict', '--json', '--csv', 'a.jpg']],
    [['predict', '--nonsense', 'a.jpg']],
    [['predict', '--version']],
    [['train', '--mode', 'hasty']],
    [['train', '--policy', 'never']],
    [['models']],
    [['models', 'nonsense']],
    [['serve', '--port', 'http']],
    [['web', '--port', '70000']],
  ])('%j ends with 64, says how, and prints no result', PATIENT, async (args) => {
    const { code, stdout, stderr } = await runMeadow(args, here());
    expect(code).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/meadow/);
  });

  test.each([[['--help']], [['predict', '--help']], [['--version']]])('%j is none', PATIENT, async (args) => {
    const { code, stdout } = await runMeadow(args, here());
    expect(code).toBe(0);
    expect(stdout).not.toBe('');
  });

  test('a version that is not there is told by its name', PATIENT, async () => {
    const { code, stdout, stderr } = await runMeadow(['predict', '--version', 'daisies-7', 'garden'], here());
    expect(code).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toContain('daisies-7');
  });

  test('labels that differ from the project ask for a name, too few photos are no usage', PATIENT, async () => {
    for (const label of ['ants', 'bees']) {
      await mkdir(join(home, 'insects', label), { recursive: true });
      await writeFile(join(home, 'insects', label, 'a.jpg'), await makePhoto(label.length));
    }
    const differ = await runMeadow(['train', '--from', 'insects', '--json'], { home });
    expect(differ).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('--project') });
    const few = await runMeadow(['train', '--from', 'insects', '--project', 'Insects', '--json'], { home });
    expect(few).toMatchObject({ code: 1, stdout: '' });
    const nowhere = await runMeadow(['train', '--from', 'nowhere', '--json'], { home });
    expect(nowhere).toMatchObject({ code: 64, stdout: '' });
  });

  test('a data folder that cannot be is told', PATIENT, async () => {
    await writeFile(join(home, 'file'), '');
    const { code, stderr } = await runMeadow(['models', 'list', '--home', join(home, 'file')], here());
    expect(code).toBe(1);
    expect(stderr).toContain('data folder');
  });
});

describe('the other commands', () => {
  test('list and doctor print JSON alone where they are asked to', PATIENT, async () => {
    const list = await runMeadow(['models', 'list', '--json'], here());
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(list.stdout)).toMatchObject([
      { version: 'dandelion-or-grass-1', aliases: ['champion'], live: true, starter: true },
    ]);
    const doctor = await runMeadow(['doctor', '--json'], here());
    expect(doctor.stderr).toBe('');
    expect(JSON.parse(doctor.stdout)).toContainEqual(expect.objectContaining({ name: 'predictor', state: 'ok' }));
  });

  test('`--home` stands before a command or after it', PATIENT, async () => {
    const before = await runMeadow(['--home', join(home, 'a'), 'models', 'list'], here());
    const after = await runMeadow(['models', 'list', '--home', join(home, 'b')], here());
    expect([before.code, after.code]).toEqual([0, 0]);
    expect(await readdir(join(home, 'a'))).toContain('meadow.db');
    expect(await readdir(join(home, 'b'))).toContain('meadow.db');
  });

  test('serve answers until it is asked to end', PATIENT, async () => {
    const port = await freePort();
    const { child, said, ended } = startMeadow(['serve', '--port', String(port)], here());
    await said(`http://127.0.0.1:${port}`);
    const photo = await makePhoto(3);
    const answer = await fetch(`http://127.0.0.1:${port}/v1/predict`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array(photo),
    });
    expect(await answer.json()).toMatchObject({ version: 'dandelion-or-grass-1' });
    const second = await runMeadow(['serve', '--port', String(await freePort())], here());
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toContain(`its API answers at http://127.0.0.1:${port}, not at port`);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining('dandelion-or-grass-1 answers.')]);
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
    expect(await history()).toHaveLength(1);
  });

  test('two on data folders of their own each have a port, and tell which', PATIENT, async () => {
    const other = await mkdtemp(join(tmpdir(), 'meadow-cli-home-'));
    others.push(other);
    const both = [here(), { home: other, cwd: photos }].map((where) => startMeadow(['serve'], where));
    const addresses = await Promise.all(both.map(({ said }) => said(/http:\/\/127\.0\.0\.1:\d+(?=;)/)));
    expect(new Set(addresses).size).toBe(2);
    for (const address of addresses) expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    for (const { child } of both) child.kill('SIGINT');
    const ended = await Promise.all(both.map((each) => each.ended));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    // Whoever did not get the usual port says why.
    for (const [at, { stderr }] of ended.entries())
      if (!addresses[at]?.endsWith(':8600')) expect(stderr).toContain('Port 8600 is taken by another program.');
  });
});

describe.skipIf(!PHOTOS)('meadow train (MEADOW_TEST_PHOTOS)', () => {
  test(
    'makes a version that waits for a word or goes live by itself, as the project is set or for once',
    PATIENT,
    async () => {
      const from = await smallMeadow(join(home, 'lawn'), 0, 8);
      const train = (...flags: string[]) => runMeadow(['train', '--project', 'Lawn', ...flags], { home });
      expect(JSON.parse((await train('--from', from, '--json')).stdout)).toMatchObject({
        version: 'lawn-1',
        live: true,
      });
      // The project is set to ask, as all are at first.
      const { stdout } = await train();
      expect(stdout).toMatch(/^lawn-2 .*It is not live/m);
      expect(stdout).toContain('To make it live: meadow models promote lawn-2\n');
      const overridden = await train('--policy', 'by-itself');
      expect(overridden.stdout).toMatch(/^lawn-3 .*It is live/m);
      expect(overridden.stdout).toContain('To ask it: meadow predict --project lawn PHOTO\n');
      const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
      await catalog.projects.change('lawn', { policy: 'by-itself' });
      await catalog.close();
      expect((await train()).stdout).toMatch(/^lawn-4 .*It is live/m);
      expect((await train('--policy', 'ask')).stdout).toMatch(/^lawn-5 .*It is not live/m);
      const listed = JSON.parse((await runMeadow(['projects', 'list', '--json'], { home })).stdout);
      expect(listed).toMatchObject([
        { id: 'dandelion-or-grass', current: true },
        { id: 'lawn', current: false, live: 'lawn-4' },
      ]);
      expect((await runMeadow(['projects', 'choose', 'Lawn'], { home })).code).toBe(0);
      expect((await runMeadow(['projects', 'list'], { home })).stdout).toMatch(/^Lawn +worked on +lawn +lawn-4/m);
    },
  );
});

describe('meadow photos check', () => {
  test('prints all that was found, however much it is', PATIENT, async () => {
    const { code } = await runMeadow(['photos', 'export'], { home });
    expect(code).toBe(0);
    const project = 'dandelion-or-grass';
    const many = 501;
    const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
    const row = { label: 'grass', added: new Date(), by: '', width: 1, height: 1, bytes: 1, binned: undefined };
    // Too wide to be a photo of a lawn: that is seen without the bytes.
    const photos = Array.from({ length: 3 * many }, (_, at) => ({
      ...row,
      hash: at.toString(16).padStart(64, '0'),
      source: `${at}.jpg`,
      ...(at < many ? { width: 9000 } : { width: 300, height: 200 }),
    }));
    await catalog.photos.put(project, photos);
    await catalog.close();
    const { stdout } = await runMeadow(['photos', 'check', '--json'], { home });
    expect(JSON.parse(stdout)).toHaveLength(many);
    expect((await runMeadow(['photos', 'check'], { home })).stdout.split('\n')).toHaveLength(many + 2);
  });
});

describe('many at once', () => {
  test('two commands share one core; each photo is counted once', PATIENT, async () => {
    const both = [['garden/photo 1.jpg'], ['garden/photo 2.jpg', 'garden/photo 10.jpg']].map((names) =>
      runMeadow(['predict', '--json', ...names], here()),
    );
    expect((await Promise.all(both)).map(({ code }) => code)).toEqual([0, 0]);
    expect(await history()).toEqual(['photo 1.jpg cli', 'photo 10.jpg cli', 'photo 2.jpg cli']);
  });

  test('a command joins the core of a window that is open, and a second window is a link to it', PATIENT, async () => {
    const port = String(await freePort());
    const window = startMeadow(['web', '--port', port], here());
    const link = await window.said(/http:\S+/);
    const { code } = await runMeadow(['predict', 'garden/photo 1.jpg'], here());
    expect(code).toBe(0);
    const second = await runMeadow(['web', '--port', port], here());
    expect(second.code).toBe(0);
    expect(/http:\S+/.exec(second.stdout)?.[0]).toContain(`http://127.0.0.1:${port}/?token=`);
    expect(second.stdout).not.toContain(link);
    expect(window.child.exitCode).toBeNull();
    window.child.kill('SIGTERM');
    expect((await window.ended).code).toBe(0);
    expect(await history()).toEqual(['photo 1.jpg cli']);
  });

  test('a data folder is free again when its core was killed', PATIENT, async () => {
    const { child, said, ended } = startMeadow(['web', '--port', String(await freePort())], here());
    await said(/http:\S+/);
    child.kill('SIGKILL');
    await ended;
    expect((await runMeadow(['predict', 'garden/photo 1.jpg'], here())).code).toBe(0);
  });
});

describe('coming to an end', () => {
  test('Ctrl-C stops a batch, keeps what was read, and leaves nothing running', PATIENT, async () => {
    await mkdir(join(home, 'many'));
    const photo = await makePhoto(5, 1200);
    for (let i = 0; i < 400; i++) await writeFile(join(home, 'many', `${i}.jpg`), photo);
    const { child, ended } = startMeadow(['predict', '--json', 'many'], { home });
    while ((await history().catch(() => [])).length === 0) await sleep(100);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/Stopped: \d+ of 400 photos/);
    const kept = await history();
    expect(kept.length).toBeLessThan(400);
    expect(new Set(kept).size).toBe(kept.length);
    expect(await readdir(join(home, 'run'))).not.toContain('core.json');
  });

  test('a reader that leaves early is no failure', PATIENT, async () => {
    const { child, ended } = startMeadow(['predict', '--json', 'garden'], here());
    child.stdout.destroy();
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('meadow photos add', () => {
  test('says which folders name no class, and makes them classes where that is asked', PATIENT, async () => {
    const from = join(home, 'insects');
    for (const [at, name] of ['ants', 'bees', 'wasps'].entries()) {
      await mkdir(join(from, name), { recursive: true });
      await writeFile(join(from, name, 'one.jpg'), await makePhoto(at + 40));
    }
    const add = (paths: string[], ...flags: string[]) =>
      runMeadow(['photos', 'add', ...paths.map((path) => join(from, path)), '--project', 'Insects', ...flags], {
        home,
      });
    expect((await add(['ants', 'bees'])).code).toBe(0);
    const asked = await add(['wasps']);
    expect([asked.code, asked.stderr]).toEqual([
      0,
      expect.stringContaining(
        'The folder "wasps" names no class of the project, so 1 photo in it has no label; add it again with --new-classes to make it one.',
      ),
    ]);
    expect((await add(['wasps'], '--label', 'wasp')).stderr).toContain('"meadow photos add PATH --new-classes"');
    const made = await add(['wasps'], '--new-classes', '--json');
    expect(JSON.parse(made.stdout)).toMatchObject({ added: 0, known: 1, leftAside: [], newClasses: [] });
    const { stdout } = await runMeadow(['photos', 'list', '--project', 'Insects', '--label', 'wasps'], { home });
    expect(stdout).toContain('wasps/one.jpg');
  });
});
