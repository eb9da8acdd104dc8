import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppUpdater, CancellationToken } from 'electron-updater';
import type { FaultShape } from '../../contract/errors.ts';
import type { FromCore, FromMain } from '../../contract/shapes/desktop.ts';
import type { Restart } from '../leaving.ts';
import { notRestarted } from './not-restarted.ts';
import { type FailedRequest, troubleOf } from './trouble-of.ts';

interface UpdaterEvents {
  error(error: Error): void;
  'download-progress'(progress: { transferred: number; total: number }): void;
}

/** All of electron-updater that Meadow uses. */
export type UpdaterPart = Pick<
  AppUpdater,
  'allowDowngrade' | 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall' | 'setFeedURL'
> & {
  on<Event extends keyof UpdaterEvents>(event: Event, listener: UpdaterEvents[Event]): unknown;
  off<Event extends keyof UpdaterEvents>(event: Event, listener: UpdaterEvents[Event]): unknown;
};

/** All of Electron's own updater that Meadow uses. */
export interface NativeUpdater {
  checkForUpdates(): void;
  on(event: 'update-downloaded' | 'update-not-available', listener: () => void): unknown;
  off(event: 'update-downloaded' | 'update-not-available', listener: () => void): unknown;
}

export interface UpdateTools {
  updater: UpdaterPart;
  /** On macOS, where the system's own updater has to take over what was downloaded. */
  native?: NativeUpdater | undefined;
  /** Where the newest version is named. */
  feed: Parameters<AppUpdater['setFeedURL']>[0];
  /** From now on: tells the last request of its, where the network failed. */
  watchRequests(): () => FailedRequest | undefined;
  newToken(): CancellationToken;
}

export type UpdateQuestion = Extract<FromCore, { type: 'update' | 'update-cancel' }>;

/** Looks for, downloads and installs another version, as the core asks for it. */
export interface UpdateDesk {
  /** `tell` brings the answer; `giveWay` ends Meadow for another version, once the answer says that it is ready. */
  take(question: UpdateQuestion, tell: Tell, giveWay: (restart: Restart) => Promise<void>): void;
}

type Answered = Extract<FromMain, { type: 'update-answered' }>;
type Asked = Extract<UpdateQuestion, { type: 'update' }>;
type Fetch = Extract<Asked['what'], { do: 'fetch' }>;
type Tell = (news: FromMain) => void;

/** `open` is called with the first question: until then nothing of the updater is loaded. */
export function createUpdateDesk(open: () => Promise<UpdateTools>): UpdateDesk {
  /** Of what is being answered. */
  const stops = new Map<number, AbortController>();
  let tools: Promise<UpdateTools> | undefined;
  /** Something is downloaded and checked. */
  let isFetched = false;

  const opened = () => {
    tools ??= open();
    return tools;
  };
  const check = async ({ updater, feed }: UpdateTools, from?: string) => {
    updater.allowDowngrade = from !== undefined;
    // An older version's own folder names that version; the usual feed names the newest.
    updater.setFeedURL(from === undefined ? feed : { provider: 'generic', url: from });
    const result = await updater.checkForUpdates();
    return result?.isUpdateAvailable ? result.updateInfo : undefined;
  };

  async function look(found: UpdateTools): Promise<Partial<Answered>> {
    const info = await check(found);
    if (!info) return {};
    const { version, releaseNotes, releaseDate } = info;
    const notes =
      typeof releaseNotes === 'string' ? releaseNotes : (releaseNotes ?? []).map(({ note }) => note).join('\n');
    const published = new Date(releaseDate);
    const dated = Number.isNaN(published.getTime()) ? {} : { published: published.toISOString() };
    return { found: { version, ...dated, notes: notes.slice(0, 100_000) } };
  }

  async function fetch(
    found: UpdateTools,
    { version, from }: Fetch,
    { ask, tell, signal }: { ask: number; tell: Tell; signal: AbortSignal },
  ): Promise<Partial<Answered>> {
    const info = await unlessStopped(signal, check(found, from));
    if (info?.version !== version) return { instead: info?.version ?? '' };
    const onProgress = ({ transferred, total }: { transferred: number; total: number }) =>
      tell({ type: 'update-progress', ask, done: Math.round(transferred), total: Math.round(total) });
    const token = found.newToken();
    const cancel = () => token.cancel();
    signal.addEventListener('abort', cancel);
    found.updater.on('download-progress', onProgress);
    try {
      isFetched = false;
      await found.updater.downloadUpdate(token);
      isFetched = true;
      return {};
    } finally {
      found.updater.off('download-progress', onProgress);
      signal.removeEventListener('abort', cancel);
    }
  }

  async function install(): Promise<Partial<Answered>> {
    const found = await opened();
    if (!isFetched) throw Object.assign(new Error('No other version is downloaded'), { code: 'NOT_DOWNLOADED' });
    await takeOver(found);
    return {};
  }

  async function answer({ ask, what }: Asked, tell: Tell, signal: AbortSignal): Promise<Partial<Answered>> {
    if (what.do === 'install') return install();
    const found = await unlessStopped(signal, opened());
    const failed = found.watchRequests();
    const asked = what.do === 'look' ? unlessStopped(signal, look(found)) : fetch(found, what, { ask, tell, signal });
    return asked.catch((thrown: unknown) => ({ trouble: troubleOf(thrown, failed()) }));
  }

  return {
    take(question, tell, giveWay) {
      const { ask } = question;
      if (question.type === 'update-cancel') return stops.get(ask)?.abort();
      const stop = new AbortController();
      stops.set(ask, stop);
      void answer(question, tell, stop.signal)
        .catch((thrown: unknown): Partial<Answered> => ({ trouble: troubleOf(thrown) }))
        .then((told) => {
          tell({ type: 'update-answered', ask, ...told });
          if (question.what.do === 'install' && !told.trouble) void giveWay(async () => restart(await opened()));
        })
        .finally(() => stops.delete(ask));
    },
  };
}

/** What comes of it, or that it was stopped: a server, and a disk, may take their time, and who stops does not wait for them. */
async function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * On macOS the system's own updater unpacks what was downloaded and looks at its signature, which takes its time and may
 * fail. So it is done while Meadow runs; throws what was wrong.
 */
async function takeOver({ updater, native }: UpdateTools): Promise<void> {
  if (!native) return;
  const taken = Promise.withResolvers<void>();
  const onTaken = () => taken.resolve();
  const onNothing = () => taken.reject(new Error('macOS found nothing to take over'));
  updater.on('error', taken.reject);
  native.on('update-downloaded', onTaken);
  native.on('update-not-available', onNothing);
  try {
    native.checkForUpdates();
    await taken.promise;
  } finally {
    updater.off('error', taken.reject);
    native.off('update-downloaded', onTaken);
    native.off('update-not-available', onNothing);
  }
}

/**
 * The updater says what it cannot do by an event alone. Where it can, Electron quits: in the turn after its installer has
 * started; on macOS when the system is ready.
 */
async function restart({ updater, native }: UpdateTools): Promise<FaultShape | undefined> {
  const trouble = Promise.withResolvers<FaultShape>();
  const onError = (error: Error) => trouble.resolve(notRestarted(error));
  updater.on('error', onError);
  try {
    updater.quitAndInstall(true, true);
    return await (native ? trouble.promise : Promise.race([trouble.promise, nextTurn(undefined)]));
  } catch (thrown) {
    return notRestarted(thrown);
  } finally {
    updater.off('error', onError);
  }
}
