import { EventEmitter } from 'node:events';
import { type RequestOptions, STATUS_CODES } from 'node:http';
import { type Readable, Writable } from 'node:stream';
import { configureRequestOptions, configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import type { DownloadCallOptions } from 'builder-util-runtime/out/httpExecutor.js';
import { type Dispatcher, request } from 'undici';
import type { Reach } from '../../contract/shapes/desktop.ts';
import { openDispatcher } from './open-dispatcher.ts';
import type { FailedRequest } from './trouble-of.ts';

/** As Node's own response is, which the updater reads. */
type Answer = Readable & { statusCode: number; statusMessage: string; headers: Record<string, unknown> };

const MOST_REDIRECTS = 10;

/**
 * How the updater asks for releases: as all of Meadow asks the internet, and over https alone. Electron's own way, Chromium's,
 * trusts the system only. `choice` is looked at before each request.
 */
export class UpdateHttp extends HttpExecutor<Asked> {
  readonly #choice: () => Reach;
  #failed: FailedRequest | undefined;
  #open: { by: Reach; way: Dispatcher } | undefined;

  constructor(choice: () => Reach) {
    super();
    this.#choice = choice;
  }

  /** From now on: tells the last request, where it failed. */
  watchRequests(): () => FailedRequest | undefined {
    this.#failed = undefined;
    return () => this.#failed;
  }

  /** Redirects are followed here: not all of the updater's parts do it themselves. */
  createRequest(options: RequestOptions, take: (answer: Answer) => void): Asked {
    const by = this.#choice();
    return new Asked(options.signal, async (signal) => {
      this.#failed = undefined;
      const answer = await follow(this.#way(by), options, signal).catch((thrown: unknown) => {
        this.#failed = { thrown, address: addressOf(options).href, proxy: by.proxy };
        throw thrown;
      });
      take(endingTogether(answer));
      // Of a failure nothing more is read than its number: nobody waits for the rest.
      if (!answer.readableFlowing) answer.destroy();
    });
  }

  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked: RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, asked);
      configureRequestOptions(asked);
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination));
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }

  /** The updater's own forgets what it asked for: where the download is cancelled, the connection ends too. */
  protected override doDownload(asked: RequestOptions, call: DownloadCallOptions, redirects: number): void {
    const stop = new AbortController();
    call.onCancel(() => stop.abort());
    super.doDownload({ ...asked, signal: stop.signal }, call, redirects);
  }

  #way(by: Reach): Dispatcher {
    if (this.#open?.by !== by) {
      // What goes on by the way before comes to its end.
      void this.#open?.way.close().catch(() => undefined);
      this.#open = { by, way: openDispatcher(by) };
    }
    return this.#open.way;
  }
}

/** A request as the updater knows one: nothing is sent before `end`. */
class Asked extends EventEmitter {
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #send: (signal: AbortSignal) => Promise<void>;

  constructor(signal: AbortSignal | undefined, send: (signal: AbortSignal) => Promise<void>) {
    super();
    this.#signal = AbortSignal.any([this.#stop.signal, ...(signal ? [signal] : [])]);
    this.#send = send;
  }

  end(): void {
    const signal = this.#signal;
    this.#send(signal).catch((thrown: unknown) => {
      if (!signal.aborted) this.emit('error', thrown);
    });
  }

  abort(): void {
    this.#stop.abort();
  }
}

async function follow(way: Dispatcher, options: RequestOptions, signal: AbortSignal, redirects = 0): Promise<Answer> {
  const url = addressOf(options);
  if (url.protocol !== 'https:') throw new Error(`${url.origin} is not asked, because it has no https`);
  const sent = await request(url, { dispatcher: way, headers: headersOf(options), signal });
  const { statusCode, headers, body } = sent;
  // Who stops listening has been told by then.
  body.on('error', () => undefined);
  const location = headers.location?.toString();
  if (statusCode < 300 || statusCode > 399 || location === undefined)
    return Object.assign(body, { statusCode, statusMessage: STATUS_CODES[statusCode] ?? '', headers });
  body.destroy();
  if (redirects === MOST_REDIRECTS) throw new Error(`${url.origin} redirects too often`);
  return follow(way, HttpExecutor.prepareRedirectUrlOptions(location, options), signal, redirects + 1);
}

/** What is piped from an answer ends with it: the updater's own pipes would keep the file open that they write. */
function endingTogether(answer: Answer): Answer {
  const plain = answer.pipe.bind(answer);
  const pipe: Answer['pipe'] = (to, options) => {
    answer.once('error', (thrown) => to instanceof Writable && to.destroy(thrown));
    return plain(to, options);
  };
  return Object.assign(answer, { pipe });
}

const addressOf = ({ protocol, hostname, port, path }: RequestOptions): URL =>
  new URL(`${protocol ?? 'https:'}//${hostname}${port ? `:${port}` : ''}${path ?? '/'}`);

const headersOf = ({ headers }: RequestOptions): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
