import { Fault } from '../fault.ts';
import { networkReason } from '../network-reason.ts';
import { withoutSignIn } from './network-choice.ts';

/** undici tells what a proxy answers to CONNECT by these words alone. */
const ANSWERED = /Proxy response \((\d+)\)/;
const SIGN_IN = 407;

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** Whether what the network says is of the proxy, rather than of who is behind it. */
const isOfProxy = (thrown: Error, proxy: URL): boolean => {
  const host = 'hostname' in thrown ? thrown.hostname : 'host' in thrown ? thrown.host : undefined;
  if (host === proxy.hostname) return true;
  if ('port' in thrown && String(thrown.port) === portOf(proxy)) return true;
  if (thrown instanceof AggregateError)
    return thrown.errors.some((each) => each instanceof Error && isOfProxy(each, proxy));
  return thrown.message.includes(`${proxy.hostname}:${portOf(proxy)}`);
};

/** What happened, what that came from, and so on: undici wraps what a proxy answers twice. */
const causesOf = (thrown: unknown): Error[] => (thrown instanceof Error ? [thrown, ...causesOf(thrown.cause)] : []);

/** The fault of a proxy that stands in the way; undefined where it is not the proxy. */
export function proxyFault(thrown: unknown, proxy: URL): Fault | undefined {
  const causes = causesOf(thrown);
  const shown = withoutSignIn(proxy.href);
  const details = { proxy: shown };
  const status = Number(causes.flatMap(({ message }) => ANSWERED.exec(message)?.[1] ?? [])[0] ?? 0);
  if (status === SIGN_IN)
    return new Fault(
      'proxy-sign-in',
      `The proxy ${shown} wants a user and a password${proxy.username ? ', and not these' : ''}.`,
      'Set them under Settings, Network.',
      { details, cause: thrown },
    );
  if (status > 0)
    return new Fault(
      'proxy-refused',
      `The proxy ${shown} lets nothing through to that server: it answered ${status}.`,
      'Ask who looks after it to allow the server.',
      { details: { ...details, status }, cause: thrown },
    );
  const away = causes.find((cause) => isOfProxy(cause, proxy));
  if (!away) return undefined;
  const reason = networkReason(away);
  return new Fault(
    'proxy-down',
    `The proxy ${shown} does not answer: ${reason.why}.`,
    'Check its address under Settings, Network, or the network itself.',
    { details: { ...details, ...reason }, cause: thrown },
  );
}
