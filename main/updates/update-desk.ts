import { setTimeout as sleep } from 'node:timers/promises';
import type { AppUpdater, CancellationToken } from 'electron-updater';
import type { FromCore, FromMain } from '../../contract/shapes/desktop.ts';
import { type FailedRequest, troubleOf } from './trouble-of.ts';

/** All of electron-updater that Meadow uses. */
export type UpdaterPart = Pick<
  AppUpdater,
  'allowDowngrade' | 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall' | 'setFeedURL' | 'on' | 'off'
>;

export interface UpdateTools {
  updater: UpdaterPart;
  /** Where the newest version is named. */
  feed: Parameters<AppUpdater['setFeedURL']>[0];
  /** The last request of its, where the network failed. */
  failed(): FailedRequest | undefined;
  newToken(): CancellationToken;
}

export type UpdateQuestion = Extract<FromCore, { type: 'update' | 'update-cancel' }>;

/** Looks for, downloads and installs another version, as the core asks for it. */
export interface UpdateDesk {
  /** `tell` brings the answer. */
  take(question: UpdateQuestion, tell: (news: FromMain) => void): void;
  /** Meadow ends to start as another version. */
  readonly isInstalling: boolean;
}

type Answered = Extract<FromMain, { type: 'update-answered' }>;
type Fetch = Extract<Extract<UpdateQuestion, { type: 'update' }>['what'], { do: 'fetch' }>;

/** Whatever keeps an installer from starting says so by then. */
const INSTALLER_MS = 2000;

/** `open` is called with the first question: until then nothing of the updater is loaded. */
export function createUpdateDesk(open: () => Promise<UpdateTools>): UpdateDesk {
  const tokens = new Map<number, CancellationToken>();
  let tools: Promise<UpdateTools> | undefined;
  let installing = false;

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
    { ask, tell }: { ask: number; tell: (news: FromMain) => void },
  ): Promise<Partial<Answered>> {
    const token = found.newToken();
    tokens.set(ask, token);
    // A server may take its time; who cancels does not wait for it.
    const info = await token.createPromise<Awaited<ReturnType<typeof check>>>((resolve, reject) => {
      check(found, from).then(resolve, reject);
    });
    if (info?.version !== version) return { instead: info?.version ?? '' };
    const onProgress = ({ transferred, total }: { transferred: number; total: number }) =>
      tell({ type: 'update-progress', ask, done: Math.round(transferred), total: Math.round(total) });
    found.updater.on('download-progress', onProgress);
    try {
      await found.updater.downloadUpdate(token);
      return {};
    } finally {
      found.updater.off('download-progress', onProgress);
    }
  }

  /** It tells of what it cannot do by an event alone; where it can, the program ends. */
  async function install({ updater }: UpdateTools): Promise<Partial<Answered>> {
    const trouble = Promise.withResolvers<Partial<Answered>>();
    const onError = (error: Error) => trouble.resolve({ trouble: troubleOf(error) });
    updater.on('error', onError);
    installing = true;
    try {
      updater.quitAndInstall(true, true);
      const told = await Promise.race([trouble.promise, sleep(INSTALLER_MS, {}, { ref: false })]);
      installing = !('trouble' in told);
      return told;
    } finally {
      updater.off('error', onError);
    }
  }

  async function answer(
    { ask, what }: Extract<UpdateQuestion, { type: 'update' }>,
    tell: (news: FromMain) => void,
  ): Promise<Partial<Answered>> {
    tools ??= open();
    const found = await tools;
    if (what.do === 'look') return look(found);
    return what.do === 'fetch' ? fetch(found, what, { ask, tell }) : install(found);
  }

  /** Where the tools could not be opened, nobody was asked. */
  const failedRequest = async () =>
    tools?.then(
      ({ failed }) => failed(),
      () => undefined,
    );

  return {
    get isInstalling() {
      return installing;
    },
    take(question, tell) {
      const { ask } = question;
      if (question.type === 'update-cancel') return tokens.get(ask)?.cancel();
      void answer(question, tell)
        .catch(async (thrown): Promise<Partial<Answered>> => ({ trouble: troubleOf(thrown, await failedRequest()) }))
        .then((told) => tell({ type: 'update-answered', ask, ...told }))
        .finally(() => tokens.delete(ask));
    },
  };
}
