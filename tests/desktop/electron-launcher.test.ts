import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FromMain, fromCore } from '../../contract/shapes/desktop.ts';
import type { Fork } from '../../main/forked-process.ts';
import { createLaunchDesk, type LaunchDesk } from '../../main/launch-desk.ts';
import { createElectronLauncher } from '../../services/adapters/electron/launcher.ts';
import { type ParentPort, speakWith } from '../../services/adapters/electron/parent-port.ts';
import type { Launcher } from '../../services/ports/launcher.ts';
import { beginningLate, type Programs, writePrograms } from './fork-child.ts';

const ECHO = `
  process.send({ args: process.argv.slice(2), word: process.env.MEADOW_TEST_WORD });
  process.on('message', (message) => process.send({ echo: message }));
  process.on('SIGTERM', () => process.exit(0));
`;
const DEAF = `
  process.on('SIGTERM', () => console.error('I do not listen'));
  process.send('up');
  setInterval(() => {}, 1000);
`;

let programs: Programs;
let desk: LaunchDesk;
let launcher: Launcher;

/** Core and main, joined as Electron joins them: each word is copied on its way. */
beforeEach(async () => {
  programs = await writePrograms({ predictor: ECHO, step: DEAF });
  const listeners: Parameters<ParentPort['on']>[1][] = [];
  const tell = (news: FromMain) => {
    for (const listener of listeners) listener({ data: structuredClone(news), ports: [] });
  };
  desk = createLaunchDesk(programs.fork, tell);
  const parent: ParentPort = {
    on: (_event, listener) => listeners.push(listener),
    postMessage(raw) {
      const message = fromCore.parse(structuredClone(raw));
      if (message.type === 'launch' || message.type === 'send' || message.type === 'stop') desk.take(message);
    },
  };
  launcher = createElectronLauncher(speakWith(parent));
});
afterEach(() => programs.close());

test('a program gets its arguments and environment, and speaks with the core', async () => {
  const launched = await launcher.launch('predictor', { args: ['--port', '1'], env: { MEADOW_TEST_WORD: 'hello' } });
  expect(launched.pid).toBeGreaterThan(0);
  const heard: unknown[] = [];
  const twice = new Promise<void>((resolve) =>
    launched.onMessage((message) => {
      heard.push(message);
      if (heard.length === 2) resolve();
    }),
  );
  launched.send({ ask: 1 });
  await twice;
  expect(heard).toEqual([{ args: ['--port', '1'], word: 'hello' }, { echo: { ask: 1 } }]);
  await launched.stop(5000);
  expect((await launched.exit).code).toBe(0);
});

test('programs do not hear what is meant for others', async () => {
  const [first, second] = await Promise.all([launcher.launch('predictor', {}), launcher.launch('predictor', {})]);
  const echo = new Promise((resolve) =>
    second.onMessage((message) => JSON.stringify(message).includes('echo') && resolve(message)),
  );
  const others: unknown[] = [];
  first.onMessage((message) => void others.push(message));
  second.send({ word: 'for the second' });
  expect(JSON.stringify(await echo)).toContain('for the second');
  expect(JSON.stringify(others)).not.toContain('for the second');
});

test('one that does not stop when asked is killed, and its last words are kept', async () => {
  const launched = await launcher.launch('step', {});
  await new Promise<unknown>((resolve) => launched.onMessage(resolve));
  await launched.stop(300);
  expect((await launched.exit).lastWords).toBe('I do not listen');
});

test('one that dies by itself tells how', async () => {
  await programs.close();
  programs = await writePrograms({ predictor: `console.error('out of memory'); process.exit(3);` });
  const desk = createLaunchDesk(programs.fork, (news) => heard.push(news));
  const heard: FromMain[] = [];
  desk.take({ type: 'launch', id: 7, program: 'predictor', args: [], env: {} });
  await expect.poll(() => heard.at(-1)).toEqual({ type: 'ended', id: 7, code: 3, lastWords: 'out of memory' });
});

test.each<[string, 'predictor' | 'step', number]>([
  ['is asked to end when it has', 'predictor', 60_000],
  ['is killed when it has, where its time is over by then', 'step', 0],
])('one that is to end before it has begun %s', async (_what, program, graceMs) => {
  const heard: FromMain[] = [];
  const late: { begin(): void }[] = [];
  const fork: Fork = (...asked) => {
    const { forked, begin } = beginningLate(programs.fork(...asked));
    late.push({ begin });
    return forked;
  };
  const desk = createLaunchDesk(fork, (news) => heard.push(news));
  desk.take({ type: 'launch', id: 7, program, args: [], env: {} });
  await expect.poll(() => heard.map(({ type }) => type)).toEqual(['posted']);
  desk.take({ type: 'stop', id: 7, graceMs });
  await sleep(50);
  expect(heard.map(({ type }) => type)).toEqual(['posted']);
  late[0]?.begin();
  await expect.poll(() => heard.at(-1), { timeout: 10_000 }).toMatchObject({ type: 'ended', id: 7 });
});

test('when the core is gone, all its programs end', async () => {
  const launched = await Promise.all([launcher.launch('step', {}), launcher.launch('predictor', {})]);
  desk.close();
  await Promise.all(launched.map(({ exit }) => exit));
});

test('a program that cannot begin is an error that says so', async () => {
  const launcher = createElectronLauncher(speakWith(endsAtOnce()));
  await expect(launcher.launch('step', {})).rejects.toMatchObject({ code: 'internal', details: { lastWords: 'gone' } });
});

/** A main process in which every program ends before it began. */
function endsAtOnce(): ParentPort {
  let hear: (data: FromMain) => void = () => {};
  return {
    on: (_event, listener) => {
      hear = (data) => listener({ data, ports: [] });
    },
    postMessage: (raw) => {
      const order = fromCore.parse(raw);
      if (order.type === 'launch') hear({ type: 'ended', id: order.id, code: 1, lastWords: 'gone' });
    },
  };
}
