import type { CoreTrouble } from '../contract/desk.ts';
import { type FromCore, type FromMain, fromCore, type Reach } from '../contract/shapes/desktop.ts';
import { type Fork, type ForkedProcess, keepLastWords, killHardAfter } from './forked-process.ts';
import type { Keychain } from './keychain.ts';
import { createLaunchDesk } from './launch-desk.ts';
import { createPageQuestions } from './page-questions.ts';
import { restartDelay } from './restart-policy.ts';
import type { UpdateQuestion } from './updates/update-desk.ts';

export interface Core<Port> {
  /** Hands a window's port to the core: at once, or when it answers again. */
  connect(port: Port): void;
  /** The ports it never took, for the core that comes after it. */
  takeWaiting(): Port[];
  /** Where it serves files; undefined while it does not. */
  readonly socket: string | undefined;
  /** Its data folder; undefined until it has said which. */
  readonly home: string | undefined;
  /** Whether a page on this computer is one that Meadow named; no, while there is no core to ask. */
  isOwnPage(address: string): Promise<boolean>;
  /** Asks it to finish; kills it after `graceMs`. Resolves when it has ended. */
  stop(graceMs: number): Promise<void>;
}

export interface CoreOptions<Port> {
  fork: Fork<Port>;
  args: string[];
  /** Called once, when starting it again would not help. */
  onTrouble(trouble: CoreTrouble): void;
  /** Called where another core works on the data folder and shows its window at `url`. */
  onElsewhere(url: string): void;
  keychain: Keychain;
  /** Answers what it asks about other versions. */
  updates?: { take(question: UpdateQuestion, tell: (news: FromMain) => void): void };
  /** How it reaches the internet from now on. */
  onNetwork?(choice: Reach): void;
}

const GIVEN_UP = {
  message: "Meadow's core stopped five times within a minute.",
  hint: 'Start Meadow again; if it stays, run "meadow doctor".',
};

/** Keeps the core running in a process of its own: what dies is started again, with a growing pause. */
export function createCore<Port>({
  fork,
  args,
  onTrouble,
  onElsewhere,
  keychain,
  updates,
  onNetwork,
}: CoreOptions<Port>): Core<Port> {
  const deaths: number[] = [];
  const waiting: Port[] = [];
  const ended = Promise.withResolvers<void>();
  const questions = createPageQuestions();
  let process: ForkedProcess<Port> | undefined;
  let socket: string | undefined;
  let home: string | undefined;
  let final = false;

  function start(): void {
    const child = fork('core', args, {});
    const lastWords = keepLastWords(child);
    const desk = createLaunchDesk(fork, (news) => tell(child, news));
    process = child;
    child.on('message', (raw) => {
      const message = fromCore.safeParse(raw).data;
      if (message?.type === 'ready') answer(message);
      else if (message?.type === 'begins') home = message.home;
      else if (message?.type === 'refused')
        refuse({ fault: message.fault, ...inWords(message.fault), lastWords: lastWords() });
      else if (message?.type === 'elsewhere') onElsewhere(message.url);
      else if (message?.type === 'own-page') questions.answered(message);
      else if (message?.type === 'keychain') void reply(child, message);
      else if (message?.type === 'network') onNetwork?.(message);
      else if (message?.type === 'update' || message?.type === 'update-cancel')
        updates?.take(message, (news) => child === process && tell(child, news));
      else if (message) desk.take(message);
    });
    child.on('exit', () => {
      process = undefined;
      socket = undefined;
      desk.close();
      questions.giveUp();
      mourn(lastWords());
    });
  }

  function answer(ready: Extract<FromCore, { type: 'ready' }>): void {
    socket = ready.socket;
    for (const port of waiting.splice(0)) open(port);
  }

  async function reply(child: ForkedProcess<Port>, { ask, wish }: Extract<FromCore, { type: 'keychain' }>) {
    const answer = await keychain(wish);
    if (child === process) tell(child, { type: 'keychain', ask, answer });
  }

  function open(port: Port): void {
    process?.postMessage({ type: 'window' } satisfies FromMain, [port]);
  }

  function refuse(trouble: CoreTrouble): void {
    final = true;
    onTrouble(trouble);
  }

  function mourn(lastWords: string): void {
    if (!final) deaths.push(Date.now());
    const delay = final ? undefined : restartDelay(deaths);
    if (delay !== undefined) {
      setTimeout(() => (final ? ended.resolve() : start()), delay);
      return;
    }
    if (!final) refuse({ ...GIVEN_UP, lastWords });
    ended.resolve();
  }

  start();
  return {
    get socket() {
      return socket;
    },
    get home() {
      return home;
    },
    takeWaiting: () => waiting.splice(0),
    connect(port) {
      if (socket === undefined) waiting.push(port);
      else open(port);
    },
    async isOwnPage(address) {
      const child = process;
      if (!child || socket === undefined) return false;
      return questions.ask((ask) => tell(child, { type: 'own-page', ask, address }));
    },
    async stop(graceMs) {
      final = true;
      if (!process) return ended.promise;
      tell(process, { type: 'quit' });
      killHardAfter(process, graceMs);
      await ended.promise;
    },
  };
}

const inWords = ({ message, hint }: CoreTrouble['fault'] & object) => ({ message, hint });

const tell = <Port>(process: ForkedProcess<Port>, news: FromMain): void => process.postMessage(news);
