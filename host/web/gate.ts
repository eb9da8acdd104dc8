import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '../../services/domain/fault.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { pagePolicy, stepPage } from './pages.ts';
import type { Sessions } from './sessions.ts';

/** Only the window knows it; a page of another server on this machine gets the cookie, but not this. */
const KEY_HEADER = 'x-meadow-key';

/** The cookie's name: cookies do not tell ports apart, so that of another Meadow must not overwrite it. */
export function cookieName(port: number): string {
  return `meadow-${port}`;
}

/**
 * Lets in who has a session: by a one-time token at `/?token=`, then by the cookie for the window's files and
 * pictures, and by cookie and key for anything that asks or does something.
 */
export function installGate(app: FastifyInstance, sessions: Sessions): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open) return;
    // The port a browser asked: a container's own is another one.
    const name = cookieName(request.port ?? 80);
    const cookie = readCookie(request.headers.cookie, name);
    const token = tokenOf(request);
    if (token === undefined) return admit(request, sessions, cookie);

    const entry = sessions.enter(token, cookie);
    if (!entry) {
      admit(request, sessions, cookie); // the link of a window that is open: reloaded, or used again
      return reply.redirect('/', 303);
    }
    reply.header('set-cookie', writeCookie(name, entry.cookie));
    const address = `/#key=${entry.key}`;
    if (!fromElsewhere(request)) return reply.redirect(address, 303);
    // A redirect would count as a step of the site the link was on, and the cookie would not go along.
    return reply.header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(stepPage(address));
  });
}

function admit({ routeOptions, headers }: FastifyRequest, sessions: Sessions, cookie: string | undefined): void {
  const key = headers[KEY_HEADER];
  const asks = routeOptions.url === '/rpc/*';
  if (asks ? sessions.allows(cookie, typeof key === 'string' ? key : undefined) : sessions.knows(cookie)) return;
  throw new Fault(
    'unauthorised',
    'This window has no session, or its session ended.',
    'Run "npm start" or "npx meadow web" again: it prints a fresh link.',
  );
}

function tokenOf({ url }: FastifyRequest): string | undefined {
  const address = URL.parse(url, 'http://localhost');
  return address?.pathname === '/' ? (address.searchParams.get('token') ?? undefined) : undefined;
}

function fromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}
