import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { DeskWish } from '../../contract/desk.ts';
import type { Job } from '../../contract/shapes/job.ts';
import { createUpdateDesk } from '../../main/updates/update-desk.ts';
import type { DeskClient, Transport } from '../../renderer/transport/client.ts';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import { createAuthority } from '../integration/downloads/authority.ts';
import { createDeskWorld, type DeskWorld, PROGRAM, type WorldOptions } from './desk-world.ts';
import { createFrame } from './electron-double.ts';
import { type Failing, MacUpdaterDouble, toolsOf, UpdaterDouble } from './updates/updater-double.ts';

/** A busy machine may take its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 25_000 });

/** A core that may not start. */
const REFUSES = `
  const fault = { code: 'home-newer', message: 'The data is newer.', hint: 'Update Meadow.', retry: false };
  console.error('last words');
  setTimeout(() => process.parentPort.postMessage({ type: 'refused', fault }), 50);
`;

let world: DeskWorld;
const begin = async (options: WorldOptions = {}) => {
  world = await createDeskWorld(options);
  return world;
};
/** The core is there when the tray offers to train. */
const untilUp = () => eventually(() => world.tray().some((label) => label.startsWith('Retrain '))).toBe(true);
const deskOf = ({ desk }: Transport): DeskClient => {
  if (!desk) throw new Error('This window has no desk.');
  return desk;
};
const heard = async (desk: DeskClient, count: number): Promise<DeskWish[]> => {
  const wishes: DeskWish[] = [];
  for await (const wish of await desk.wishes()) {
    wishes.push(wish);
    if (wishes.length === count) break;
  }
  return wishes;
};

beforeAll(buildDesktop, 120_000);
afterEach(() => world.close(), 30_000);

test('the window opens, the tray tells how the core is, and both follow the settings', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, tray, page } = await begin();
  await desk.start();
  expect(screen.windows[0]).toMatchObject({ loaded: 'app://meadow/index.html', visible: true });
  expect(screen.windows[0]?.options).toMatchObject({ width: 1280, height: 840, x: 320, y: 100 });
  await untilUp();
  expect(tray()).toEqual(expect.arrayContaining(['(Live: dandelion-or-grass-1)', 'Retrain Dandelion or grass']));

  const { client } = page();
  const { batch } = await client.predicting.open({ expected: 2 });
  await eventually(tray).toContain('(1 job is running)');
  await client.predicting.cancel({ batch });
  await eventually(tray).not.toContain('(1 job is running)');

  await client.settings.change({ language: 'fr', theme: 'dark' });
  await eventually(tray).toContain('Quitter Meadow');
  expect(screen.menu().map(({ label }) => label)).toContain('Édition');
  expect(screen.theme()).toBe('dark');
});

test('files and links that come before Electron is ready are waiting for the window', { timeout: 60_000 }, async () => {
  const { desk, screen, page } = await begin({ words: ['meadow://open/stack', '/photos/a.jpg'] });
  const prevented = vi.fn();
  screen.app.emit('open-file', { preventDefault: prevented }, '/models/insects.meadow');
  await desk.start();
  expect(prevented).toHaveBeenCalledOnce();
  expect(await heard(deskOf(page()), 3)).toEqual([
    { kind: 'page', place: { page: 'stack' } },
    { kind: 'photos', paths: ['/photos/a.jpg'] },
    { kind: 'parcel', path: '/models/insects.meadow' },
  ]);
});

test('later ones reach the window that is there: files together, links checked', { timeout: 60_000 }, async () => {
  const { desk, screen, page } = await begin();
  await desk.start();
  const wishes = heard(deskOf(page()), 4);
  const event = { preventDefault: () => {} };
  screen.windows[0]?.hide();
  screen.app.emit('open-file', event, '/photos/a.jpg');
  screen.app.emit('open-file', event, '/photos/b.png');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(screen.windows[0]?.focused).toBe(true);
  screen.app.emit('open-url', event, 'meadow://open/../settings');
  screen.app.emit('open-url', event, 'meadow://open/models/insects-2');
  const second = ['meadow', '--home=/theirs', 'meadow://delete/all', 'meadow://open/doctor'];
  screen.app.emit('second-instance', event, second, '/');
  screen.trays[0]?.emit('drop-files', event, ['/photos/c.jpg']);
  expect(await wishes).toEqual([
    { kind: 'photos', paths: ['/photos/a.jpg', '/photos/b.png'] },
    { kind: 'page', place: { page: 'models', version: 'insects-2' } },
    { kind: 'page', place: { page: 'doctor' } },
    { kind: 'photos', paths: ['/photos/c.jpg'] },
  ]);
  expect(screen.windows).toHaveLength(1);
});

test('only the window’s own top frame gets a port', { timeout: 60_000 }, async () => {
  const { desk, screen, page } = await begin();
  await desk.start();
  await untilUp();
  const own = screen.windows[0]?.webContents.mainFrame;
  const strangers = [
    createFrame('app://meadow/index.html'),
    createFrame('https://example.org/', null),
    { ...createFrame('app://meadow/index.html'), parent: own },
  ];
  const answers = strangers.map((frame) => page(frame).client.system.about());
  const late = new Promise((resolve) => setTimeout(resolve, 500, 'nothing'));
  expect(await Promise.race([...answers, late])).toBe('nothing');
  expect(await page().client.system.about()).toMatchObject({ host: 'desktop' });
});

test('quitting while work goes on asks; who stays, stays, and who waits leaves when it is done', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, page, tray } = await begin();
  await desk.start();
  await untilUp();
  const { client } = page();
  const { batch } = await client.predicting.open({ expected: 2 });
  await eventually(tray).toContain('(1 job is running)');
  const { quit } = screen.parts.app;
  screen.answers.push(0);
  quit();
  await eventually(() => screen.questions.length).toBe(1);
  expect(screen.questions[0]?.detail).toContain('Still running: Photos.');
  expect(await client.system.about()).toMatchObject({ host: 'desktop' });

  screen.answers.push(1);
  quit();
  await eventually(() => screen.windows[0]?.visible).toBe(false);
  expect(screen.app.quits).toBe(0);
  await client.predicting.cancel({ batch });
  await eventually(() => screen.app.quits).toBe(1);
  expect(screen.trays[0]?.destroyed).toBe(true);
});

test('where nothing goes on it ends at once, and the window comes back where it was', { timeout: 60_000 }, async () => {
  const { desk, screen, userData } = await begin();
  await desk.start();
  await untilUp();
  screen.windows[0]!.bounds = { x: 40, y: 60, width: 1000, height: 700 };
  screen.windows[0]!.maximised = true;
  screen.windows[0]!.close();
  await eventually(() => screen.app.quits).toBe(1);
  expect(screen.questions).toEqual([]);
  const again = await createDeskWorld({ folder: join(userData, '..') });
  await again.desk.start();
  expect(again.screen.windows[0]?.options).toMatchObject({ x: 40, y: 60, width: 1000, height: 700 });
  expect(again.screen.windows[0]?.maximised).toBe(true);
  await again.close();
});

test('closed, it goes on in the tray where that was wanted, and starts hidden where that was wanted', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, page, press, userData } = await begin({ words: ['--hidden'] });
  await desk.start();
  expect(screen.windows).toEqual([]);
  await untilUp();
  press('Open Meadow');
  await eventually(() => screen.windows[0]?.visible).toBe(true);
  const shell = deskOf(page());
  expect(await shell.settings()).toEqual({ startsAtLogin: false, keepsRunning: false, notifies: true });
  expect(await shell.change({ startsAtLogin: true, keepsRunning: true })).toMatchObject({ notifies: true });
  expect(await readFile(join(userData, '../.config/autostart/meadow.desktop'), 'utf8')).toContain(' --hidden\n');
  screen.windows[0]?.close();
  await eventually(() => screen.windows[0]?.visible).toBe(false);
  expect(screen.windows[0]?.destroyed).toBe(false);
  expect(screen.app.quits).toBe(0);
  screen.app.emit('second-instance', {}, ['meadow'], '/');
  await eventually(() => screen.windows[0]?.visible).toBe(true);
  // The desktop's tray is gone meanwhile: nobody would find Meadow there.
  screen.showsTray = false;
  screen.windows[0]?.close();
  await eventually(() => screen.app.quits).toBe(1);
});

test.each(['linux', 'darwin', 'win32'] as const)(
  '%s ends the session: it waits until Meadow has ended',
  {
    timeout: 60_000,
  },
  async (platform) => {
    const { desk, screen, cores } = await begin({ platform });
    await desk.start();
    await untilUp();
    const atQuit = new Promise((resolve) => screen.app.on('quit', () => resolve(cores[0]?.threadId)));
    expect(screen.shutDown()).toBe(true);
    // No question is asked, and the core had ended by then.
    expect(await atQuit).toBe(-1);
    expect(screen.questions).toEqual([]);
    expect(screen.windows[0]?.destroyed).toBe(true);
  },
);

test('a core that dies is started again, and the shell hears of it', { timeout: 60_000 }, async () => {
  const { desk, cores, tray } = await begin();
  await desk.start();
  await untilUp();
  await cores[0]?.terminate();
  await eventually(tray).toContain('(Retrain Dandelion or grass)');
  await untilUp();
  expect(cores).toHaveLength(2);
});

test('a core that may not start is shown in the window, and started again from there', {
  timeout: 60_000,
}, async () => {
  const { desk, page, tray, screen } = await begin({ before: [REFUSES] });
  await desk.start();
  const shell = deskOf(page());
  const troubles = await shell.trouble();
  expect((await troubles.next()).value).toBeNull();
  expect((await troubles.next()).value).toMatchObject({
    message: 'The data is newer.',
    hint: 'Update Meadow.',
    lastWords: 'last words',
    fault: { code: 'home-newer' },
  });
  expect(tray()).toContain('(Meadow’s core has stopped)');
  expect((await shell.diagnose()).find(({ name }) => name === 'trouble.txt')?.text).toContain('last words');
  await shell.restartCore();
  expect((await troubles.next()).value).toBeNull();
  await untilUp();
  expect(screen.questions).toEqual([]);
});

test('where no window can show it, a dialog does: diagnostics, then start again', { timeout: 60_000 }, async () => {
  const { desk, screen } = await begin({ before: [REFUSES], words: ['--hidden'] });
  // Diagnostics, read it, cancel; then start again.
  screen.answers.push(1, 0, 2, 0);
  await desk.start();
  await untilUp();
  expect(screen.questions.map(({ message }) => message)).toEqual([
    'Meadow’s core has stopped',
    'Diagnostics',
    'Diagnostics',
    'Meadow’s core has stopped',
  ]);
  expect(screen.questions[0]?.detail).toContain('last words');
  expect(await readFile(screen.opened[0] ?? '', 'utf8')).toContain('── trouble.txt ──\nThe data is newer.');
});

test('a page that keeps dying is loaded again four times, then the person is asked', { timeout: 60_000 }, async () => {
  const { desk, screen } = await begin();
  await desk.start();
  const contents = screen.windows[0]?.webContents;
  screen.answers.push(0);
  for (let death = 0; death < 5; death += 1) contents?.emit('render-process-gone');
  await eventually(() => screen.questions.map(({ message }) => message)).toEqual(['Meadow’s window has stopped']);
  await eventually(() => contents?.reloads).toBe(5);
});

test('the core hears that the machine woke', { timeout: 60_000 }, async () => {
  const { desk, screen, page } = await begin();
  await desk.start();
  await untilUp();
  const events = await page().client.system.events();
  screen.power.emit('resume');
  for await (const { type } of events) if (type === 'machine.woke') break;
});

test('diagnostics are shown, then saved as they were shown, without the keys of this installation', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, page, home, userData } = await begin();
  await desk.start();
  await untilUp();
  const { client } = page();
  const { key } = await client.serving.state();
  const shell = deskOf(page());
  const files = await shell.diagnose();
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['about.txt', 'doctor.txt', 'settings.json', 'jobs.json', 'logs/core.log']),
  );
  expect(files.find(({ name }) => name === 'doctor.txt')?.text).toMatch(/ok +database: /);
  expect(JSON.stringify(files)).not.toContain(key);
  expect(JSON.stringify(files)).not.toContain(home);

  expect(await shell.saveDiagnostics()).toEqual({});
  screen.saveTo = join(userData, 'nowhere', 'saved.zip');
  await expect(shell.saveDiagnostics()).rejects.toMatchObject({
    code: 'file-unwritable',
    data: { details: { file: screen.saveTo, because: 'no-folder' } },
  });
  screen.saveTo = join(userData, '..', 'saved.zip');
  expect(await shell.saveDiagnostics()).toEqual({ file: screen.saveTo });
  const saved = Object.entries(unzipSync(await readFile(screen.saveTo)));
  expect(saved.map(([path, bytes]) => [path.replace(/^[^/]+\//, ''), strFromU8(bytes)])).toEqual(
    files.map(({ name, text }) => [name, text]),
  );
});

test('a photo of the project can be dragged to another program, as the file it is', { timeout: 60_000 }, async () => {
  const { desk, screen, page, userData } = await begin();
  await desk.start();
  await untilUp();
  const transport = page();
  const path = join(userData, '..', 'my meadow.jpg');
  await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a7d34' } })
    .jpeg()
    .toFile(path);
  const { client } = transport;
  const { job } = await client.photos.add({ project: 'dandelion-or-grass', paths: [path] });
  for await (const _ of await client.jobs.watch({ job }));
  const { photos } = await client.photos.list({ project: 'dandelion-or-grass' });
  const hash = photos[0]?.hash ?? '';
  await deskOf(transport).dragOut({ project: 'dandelion-or-grass', hash, name: '../../my meadow.exe' });
  const [dragged] = screen.windows[0]?.webContents.dragged ?? [];
  const { file, icon } = Object.assign({ file: '', icon: '' }, dragged);
  expect(icon).toMatch(/main\/icons\/drag\.png$/);
  expect(file.startsWith(join(userData, 'drags'))).toBe(true);
  expect(file.endsWith('/my meadow.jpg')).toBe(true);
  expect(await readFile(file)).toEqual(await readFile(path));
  await expect(
    deskOf(transport).dragOut({ project: 'dandelion-or-grass', hash: 'a'.repeat(64), name: 'x' }),
  ).rejects.toThrow();
  expect(screen.shutDown()).toBe(true);
  await eventually(() => screen.app.quits).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test('what a menu has done leads to its page, and what it cannot is told in the window', {
  timeout: 60_000,
}, async () => {
  const { desk, press, page } = await begin();
  await desk.start();
  await untilUp();
  const wishes = heard(deskOf(page()), 3);
  // Before the tray could tell that it goes on already.
  press('Retrain Dandelion or grass');
  press('Retrain Dandelion or grass');
  const leads = { kind: 'page', place: { page: 'train' } };
  expect(await wishes).toEqual(
    expect.arrayContaining([leads, { kind: 'fault', fault: expect.objectContaining({ code: 'already-running' }) }]),
  );
});

test('before main is asked for another version it hears how the internet is reached, certificates included', {
  timeout: 60_000,
}, async () => {
  const told: unknown[] = [];
  const { desk, page, userData } = await begin({
    updates: () => ({
      way: 'itself',
      setNetwork: ({ proxy, except, certificates }) => void told.push({ proxy, except, certificates }),
      desk: {
        take(question, tell) {
          told.push(question.type);
          tell({ type: 'update-answered', ask: question.ask });
        },
      },
    }),
  });
  await desk.start();
  await untilUp();
  const { certificate } = createAuthority(join(userData, '..'), 'company');
  const file = join(userData, '..', 'company-cert.pem');
  const { client } = page();
  const network = { proxy: 'own', address: 'http://proxy.example:3128', except: 'inside.example' } as const;
  await client.settings.change({ network: { ...network, user: 'me', certificates: file } });
  await client.network.password({ password: 'pass word' });
  expect(await client.updates.look()).not.toHaveProperty('fault');
  expect(told).toEqual([
    {
      proxy: 'http://me:pass%20word@proxy.example:3128/',
      except: 'inside.example',
      certificates: [certificate.trim()],
    },
    'update',
  ]);
  await rm(file);
  await expect(client.updates.look()).rejects.toMatchObject({ code: 'certificates-unreadable' });
  expect(told).toHaveLength(2);
});

test('the icon counts what runs and offers what the tray does, and the taskbar shows how far it is', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, page } = await begin({ platform: 'darwin' });
  await desk.start();
  await untilUp();
  const { client } = page();
  const { batch } = await client.predicting.open({ expected: 2 });
  await eventually(() => screen.icon.badge).toBe(1);
  await eventually(() => screen.windows[0]?.progress).toBeGreaterThan(-1);
  expect(screen.icon.dock.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['1 job is running', 'Retrain Dandelion or grass', 'Start the stack']),
  );
  expect(screen.icon.tasks).toEqual([]);
  await client.predicting.cancel({ batch });
  await eventually(() => screen.icon.badge).toBe(0);
  await eventually(() => screen.windows[0]?.progress).toBe(-1);
});

test('what Windows offers on the taskbar is done by the Meadow that runs, and by one that it starts; links ask for nothing', {
  timeout: 90_000,
}, async () => {
  const first = await begin({ platform: 'win32' });
  await first.desk.start();
  await untilUp();
  expect(first.screen.icon.tasks.map(({ title, arguments: words }) => [title, words])).toEqual([
    ['Retrain', '--do=retrain'],
    ['Start the stack', '--do=start-stack'],
  ]);
  expect(first.screen.schemes).toEqual({ meadow: [PROGRAM, ['--']] });
  await first.page().client.settings.change({ language: 'fr' });
  await eventually(() => first.screen.icon.tasks[0]?.title).toBe('Réentraîner');
  const trainings = async () => (await world.page().client.jobs.list()).filter(({ kind }) => kind === 'train').length;
  const started = (...words: string[]) => first.screen.app.emit('second-instance', {}, ['Meadow.exe', ...words], '/');
  started('--', 'meadow://open/models', '--do=retrain');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await trainings()).toBe(0);
  started('--do=retrain');
  await eventually(trainings).toBe(1);
  await first.close();
  await begin({ platform: 'win32', words: ['--do=retrain'] });
  await world.desk.start();
  await eventually(trainings).toBe(1);
});

test('a portable Meadow has Windows start the file it came in, and registers nothing', {
  timeout: 60_000,
}, async () => {
  const file = 'C:\\Users\\Ada L\\Meadow-portable.exe';
  const { desk, screen, page } = await begin({ platform: 'win32', env: { PORTABLE_EXECUTABLE_FILE: file } });
  await desk.start();
  await deskOf(page()).change({ startsAtLogin: true });
  expect(screen.loginItems).toEqual([{ openAtLogin: true, path: `"${file}"`, args: ['--hidden'] }]);
  expect(screen.schemes).toEqual({});
  await eventually(() => screen.icon.tasks.map(({ program }) => program)).toEqual([file, file]);
});

/** A Meadow that is installed, and finds another version; what there was of it when that one's installer started. */
async function beginInstalled(platform: 'darwin' | 'linux', failing?: Failing) {
  const started: unknown[] = [];
  let mac: MacUpdaterDouble | undefined;
  const { desk, page } = await begin({
    platform,
    updates(screen) {
      const options = {
        version: '99.0.0',
        quit: screen.parts.app.quit,
        onStart: () => void started.push({ core: world.cores.at(-1)?.threadId, isAlone: screen.app.isAlone }),
        failing,
      };
      if (platform === 'darwin') mac = new MacUpdaterDouble(options, () => screen.windows);
      const tools = toolsOf(mac ?? new UpdaterDouble(options), mac?.native);
      return { way: 'itself', setNetwork: () => {}, desk: createUpdateDesk(async () => tools) };
    },
  });
  await desk.start();
  await untilUp();
  const { client } = page();
  const end = async ({ job }: { job: string }) => {
    let last: Job | undefined;
    for await (const told of await client.jobs.watch({ job })) last = told;
    return last;
  };
  expect(await client.updates.look()).toMatchObject({ found: { version: '99.0.0' } });
  expect(await end(await client.updates.fetch())).toMatchObject({ state: 'done' });
  const { job } = await client.updates.install({ copy: false, anyway: true });
  return { started, mac: () => mac, ended: () => end({ job }) };
}

test.each(['linux', 'darwin'] as const)(
  'on %s another version starts when this one has ended, and nothing is asked',
  { timeout: 60_000 },
  async (platform) => {
    const { started, mac } = await beginInstalled(platform);
    if (platform === 'darwin') {
      await eventually(() => mac()?.native.asked).toBe(1);
      // The system takes its time: nothing has ended so far.
      expect(world.cores[0]?.threadId).toBeGreaterThan(0);
      mac()?.takeOver();
    }
    await eventually(() => world.screen.app.quits).toBe(1);
    expect(started).toEqual([{ core: -1, isAlone: false }]);
    expect(world.screen.questions).toEqual([]);
    expect(world.cores).toHaveLength(1);
  },
);

test.each([
  ['linux', 'start'],
  ['linux', 'start-late'],
  ['linux', 'silent'],
  ['darwin', 'start'],
] as const)(
  'on %s Meadow goes on where the other version does not start (%s), and says so',
  {
    timeout: 60_000,
  },
  async (platform, failing) => {
    const { started, mac } = await beginInstalled(platform, failing);
    if (platform === 'darwin') {
      await eventually(() => mac()?.native.asked).toBe(1);
      mac()?.takeOver();
    }
    await eventually(() => world.cores.length).toBe(2);
    await untilUp();
    const { screen, page } = world;
    expect(started).toEqual([]);
    expect(screen.app).toMatchObject({ quits: 0, isAlone: true });
    await eventually(() => screen.windows.at(-1)?.visible).toBe(true);
    expect(await heard(deskOf(page()), 2)).toEqual([
      { kind: 'page', place: { page: 'settings' } },
      { kind: 'fault', fault: expect.objectContaining({ code: 'update-failed' }) },
    ]);
    expect(screen.questions).toEqual([]);
    // And it can end as usual.
    screen.parts.app.quit();
    await eventually(() => screen.app.quits).toBe(1);
  },
);

test('what macOS refuses is told where it was asked for: nothing has ended', { timeout: 60_000 }, async () => {
  const { started, mac, ended } = await beginInstalled('darwin', 'take-over');
  await eventually(() => mac()?.native.asked).toBe(1);
  mac()?.takeOver();
  expect(await ended()).toMatchObject({ state: 'failed', error: { code: 'update-refused' } });
  expect([started, world.cores.length, world.screen.app.quits]).toEqual([[], 1, 0]);
});

test('what was dragged and cannot be removed, as where another program holds it, keeps nobody from starting', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, userData } = await begin();
  // Where the shell keeps its files there is a file: nothing below it can be read, written or removed.
  await writeFile(userData, '');
  await desk.start();
  await untilUp();
  expect(screen.windows[0]).toMatchObject({ loaded: 'app://meadow/index.html', visible: true });
  expect(screen.errors).toEqual([]);
});

test('a desk that cannot start says so in the person’s language, and leaves no Meadow behind that nobody sees', {
  timeout: 60_000,
}, async () => {
  const { desk, screen, cores, userData } = await begin();
  screen.languages = ['fr-CA'];
  // After the core was started.
  screen.parts.powerMonitor.on = () => {
    throw new Error('no display');
  };
  await desk.start();
  expect(screen.errors).toEqual([
    { title: 'Meadow n’a pas pu démarrer', content: expect.stringContaining('no display') },
  ]);
  expect(screen.app).toMatchObject({ exitCode: 1, quits: 1 });
  expect(cores.map(({ threadId }) => threadId)).toEqual([-1]);
  expect(await readFile(join(userData, 'logs', 'desk.log'), 'utf8')).toContain('no display');
});

test('where Meadow is open in a browser that does not open, the person gets its address, and it ends', {
  timeout: 60_000,
}, async () => {
  const url = 'http://127.0.0.1:8500/?token=a';
  const sends = `
    process.parentPort.on('message', ({ data }) => data.type === 'quit' && process.exit(0));
    process.parentPort.postMessage({ type: 'elsewhere', url: '${url}' });
  `;
  const { desk, screen } = await begin({ before: [sends] });
  screen.parts.shell.openExternal = () => Promise.reject(new Error('no browser'));
  // Copy it, then quit.
  screen.answers.push(1, 2);
  await desk.start();
  await eventually(() => screen.app.quits).toBe(1);
  expect(screen.copied).toEqual([url]);
  expect(screen.questions.map(({ detail }) => detail?.includes(url))).toEqual([true, true]);
});
