/** What Meadow calls it where a proxy stands in the way. */
export type ProxyCode = 'PROXY_SIGN_IN' | 'PROXY_REFUSED' | 'PROXY_DOWN';

/** undici tells what a proxy answers to CONNECT by these words alone. */
const ANSWERED = /Proxy response \((\d+)\)/;
const SIGN_IN = 407;

/**
 * Why a server was not reached. Its code is in its message too: the updater hands on no more than that of what it wraps.
 * `proxy`: the address of the proxy, empty for none.
 */
export function unreached(thrown: unknown, proxy: string): Error {
  const causes = causesOf(thrown);
  const code = proxyCode(causes, URL.parse(proxy)) ?? causes.map(codeOf).find((each) => each !== '') ?? '';
  const message = causes.at(-1)?.message ?? String(thrown);
  return Object.assign(new Error(code === '' ? message : `${code}: ${message}`, { cause: thrown }), { code });
}

function proxyCode(causes: readonly Error[], proxy: URL | null): ProxyCode | undefined {
  if (!proxy) return undefined;
  const status = Number(causes.flatMap(({ message }) => ANSWERED.exec(message)?.[1] ?? [])[0] ?? 0);
  if (status > 0) return status === SIGN_IN ? 'PROXY_SIGN_IN' : 'PROXY_REFUSED';
  return causes.some((cause) => isOf(proxy, cause)) ? 'PROXY_DOWN' : undefined;
}

/** Whether what the network says is of the proxy, rather than of who is behind it. */
function isOf(proxy: URL, cause: Error): boolean {
  if (cause instanceof AggregateError) return cause.errors.some((each) => each instanceof Error && isOf(proxy, each));
  if ('hostname' in cause && cause.hostname === proxy.hostname) return true;
  const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
  return ('port' in cause && String(cause.port) === port) || cause.message.includes(`${proxy.hostname}:${port}`);
}

const codeOf = (thrown: Error): string => ('code' in thrown && typeof thrown.code === 'string' ? thrown.code : '');

/** What happened, what that came from, and so on, the first last: it is the most exact. */
const causesOf = (thrown: unknown): Error[] => (thrown instanceof Error ? [thrown, ...causesOf(thrown.cause)] : []);
