import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Deployed, DeployedCopies, DeployedPod } from '../../../contract/shapes/deployment.ts';
import { type PredictorConfig, predictorNews } from '../../../contract/shapes/predictor.ts';
import { noCopyReady, noLimitsHere, nothingDeployed } from '../../domain/deploying/copy-faults.ts';
import { REQUESTS_PER_CONNECTION } from '../../domain/deploying/requests-per-connection.ts';
import { digestOf } from '../../domain/digest-of.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Deployer, PodLine, Release } from '../../ports/deployer.ts';
import type { Launched, Launcher } from '../../ports/launcher.ts';

export interface ProcessDeployerParts {
  launcher: Launcher;
  clock: Clock;
}

/** Who holds a connection to a copy that ends is led to another one in this time. */
const DRAIN_SECONDS = 2;
/** A copy answers what it has within this time, and is read out. */
const GRACE_MS = 15_000;
/** Before the place of one that ended by itself is taken: a second, then twice as long each time. */
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

interface Copy extends DeployedPod {
  /** What it was started for: a release of another mark is another one. */
  mark: string;
  process: Launched;
  port?: number;
}

interface App {
  /** Among all that run here. */
  key: string;
  release: Release;
  mark: string;
  copies: Copy[];
  /** How often one that was ready has ended by itself. */
  fallen: number;
  changing: Promise<void>;
}

/** Runs copies of the predictor as processes of this computer: a rehearsal where there is no cluster. */
export function createProcessDeployer({ launcher, clock }: ProcessDeployerParts): Deployer {
  const apps = new Map<string, App>();
  const watchers = new Set<() => void>();
  const closed = new AbortController();
  const changed = () => {
    for (const tell of watchers) tell();
  };
  const note = (copy: Copy, change: Partial<Copy>) => {
    Object.assign(copy, change);
    changed();
  };

  /** Starts a copy; resolves when it is ready, or has failed. */
  const start = async (app: App, { release, mark }: Pick<App, 'release' | 'mark'>): Promise<void> => {
    const process = await launcher.launch('predictor', {});
    const name = `${release.version}-${randomUUID().slice(0, 5)}`;
    const since = clock.now().toISOString();
    const copy: Copy = {
      name,
      version: release.version,
      release: mark,
      state: 'starting',
      since,
      restarts: app.fallen,
      mark,
      process,
    };
    // It was removed while this one was being started.
    if (apps.get(app.key) !== app) {
      await process.stop(0);
      return;
    }
    app.copies.push(copy);
    changed();
    const told = Promise.withResolvers<void>();
    process.onMessage((message) => {
      const { data } = predictorNews.safeParse(message);
      if (data?.type === 'ready') note(copy, { state: 'ready', port: data.port });
      if (data?.type === 'failed') note(copy, { state: 'failed', trouble: exited(data.fault.message) });
      told.resolve();
    });
    void process.exit.then(({ code, signal }) => {
      if (copy.state === 'ready') void replace(app, copy);
      if (copy.state !== 'ending')
        note(copy, { state: 'failed', trouble: copy.trouble ?? exited(`exit ${code ?? signal}`) });
      told.resolve();
      changed();
    });
    process.send({ type: 'configure', config: configOf(release) });
    await told.promise;
  };
  /** Another takes its place, later each time: it may end for the same reason. */
  const replace = async (app: App, copy: Copy) => {
    const pause = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** app.fallen);
    app.fallen += 1;
    await clock.sleep(pause, closed.signal).catch(() => undefined);
    app.copies = app.copies.filter((each) => each !== copy);
    if (apps.get(app.key) === app) change(app);
  };
  const end = async (app: App, copy: Copy) => {
    note(copy, { state: 'ending' });
    await copy.process.stop(GRACE_MS);
    app.copies = app.copies.filter((each) => each !== copy);
    changed();
  };

  /** Copy by copy to what is asked for now; a newer wish ends an older one's work. */
  const settle = async (app: App) => {
    const { release, mark } = app;
    const isAsked = () => app.mark === mark && app.release === release;
    while (isAsked()) {
      const live = app.copies.filter(({ state }) => state !== 'ending');
      const fresh = live.filter((copy) => copy.mark === mark && copy.state !== 'failed');
      const failed = live.filter((copy) => copy.mark === mark && copy.state === 'failed');
      const old = live.filter((copy) => copy.mark !== mark);
      const ready = fresh.filter(({ state }) => state === 'ready');
      const surplus = fresh.length > release.replicas ? fresh.slice(release.replicas) : [];
      // One that is ready takes the place of an old one; one that failed takes nobody's.
      const goes = [...surplus, ...old.slice(0, Math.max(0, ready.length + old.length - release.replicas))];
      if (goes.length > 0) await Promise.all(goes.map((copy) => end(app, copy)));
      else if (failed.length > 0) return;
      else if (fresh.length < release.replicas) await start(app, { release, mark });
      else return;
    }
  };
  const change = (app: App) => {
    app.changing = app.changing.catch(() => undefined).then(() => settle(app));
    app.changing.catch(() => undefined);
  };

  const copiesOf = (key: string): DeployedCopies | undefined => {
    const app = apps.get(key);
    if (!app) return undefined;
    const { release, mark, copies } = app;
    const { version, replicas } = release;
    const settled = copies.length === replicas && copies.every((copy) => copy.mark === mark && copy.state === 'ready');
    return { version, release: mark, replicas, settled, pods: copies.map(shown) };
  };
  const read = (name: string): Deployed | undefined => {
    const [champion, canary] = [copiesOf(name), copiesOf(canaryOf(name))];
    return champion && { ...champion, ...(canary && { canary }), events: [] };
  };
  const allCopies = (name: string): Copy[] => [name, canaryOf(name)].flatMap((key) => apps.get(key)?.copies ?? []);
  const find = (name: string): App => {
    const app = apps.get(name);
    if (app) return app;
    throw nothingDeployed();
  };
  const ask = async (key: string, release: Release) => {
    const known = apps.get(key);
    const app: App = known ?? { key, release, mark: '', copies: [], fallen: 0, changing: Promise.resolve() };
    // What failed is tried anew by the next wish.
    await Promise.all(app.copies.filter(({ state }) => state === 'failed').map((copy) => end(app, copy)));
    app.release = release;
    app.fallen = 0;
    app.mark = markOf(release);
    apps.set(key, app);
    change(app);
  };
  const remove = async (key: string) => {
    const app = apps.get(key);
    if (!app) return;
    apps.delete(key);
    app.mark = '';
    await Promise.all(app.copies.map((copy) => end(app, copy)));
    changed();
  };

  return {
    read: async (app) => read(app),
    async *watch(app, signal) {
      let wake = () => {};
      const tell = () => wake();
      watchers.add(tell);
      signal.addEventListener('abort', tell, { once: true });
      try {
        while (!signal.aborted) {
          const next = new Promise<void>((resolve) => {
            wake = resolve;
          });
          yield read(app);
          if (!signal.aborted) await next;
        }
      } finally {
        watchers.delete(tell);
      }
    },
    prepare: async () => undefined,
    async ask(release) {
      if (release.most !== undefined) throw noLimitsHere();
      await ask(release.app, release);
    },
    async askCanary(release) {
      find(release.app);
      await ask(canaryOf(release.app), release);
    },
    endCanary: async (name) => void remove(canaryOf(name)),
    async scale(name, replicas, most) {
      const app = find(name);
      if (most !== undefined) throw noLimitsHere();
      app.release = { ...app.release, replicas };
      change(app);
    },
    async restart(name) {
      const app = find(name);
      app.mark = `${markOf(app.release)} ${randomUUID()}`;
      change(app);
    },
    async tidy() {
      // What a process was told ends with it.
    },
    async remove(name) {
      await Promise.all([name, canaryOf(name)].map(remove));
    },
    address: async () => undefined,
    async connect(name, which) {
      const ready = allCopies(name).filter(({ state, name: its }) =>
        which === undefined ? state === 'ready' : its === which && (state === 'ready' || state === 'ending'),
      );
      const copy = ready[Math.floor(Math.random() * ready.length)];
      if (copy?.port === undefined) throw noCopyReady();
      return connect(copy.port, '127.0.0.1');
    },
    async *logs(name): AsyncGenerator<PodLine> {
      for (const { name: pod, trouble } of allCopies(name)) if (trouble) yield { pod, text: trouble.message };
    },
    close: async () => {
      closed.abort();
      await Promise.all([...apps.keys()].map(remove));
    },
  };
}

/** No project's name has a space in it. */
const canaryOf = (name: string): string => `${name} canary`;

const shown = ({ mark: _, process: __, port: ___, ...pod }: Copy): DeployedPod => pod;

const markOf = ({ version, model, access }: Release): string => digestOf({ version, sha256: model.sha256, access });

const configOf = ({ version, model, access }: Release): PredictorConfig => ({
  ...access,
  address: '127.0.0.1',
  port: 0,
  allowedHosts: ['127.0.0.1', 'localhost', '[::1]'],
  runtime: 'auto',
  drainSeconds: DRAIN_SECONDS,
  requestsPerConnection: REQUESTS_PER_CONNECTION,
  shelf: { models: [model], live: version },
});

const exited = (words: string) => ({
  kind: 'exited' as const,
  message: `It ended by itself: ${words}`,
  hint: 'Its log says why.',
  details: { words },
});
