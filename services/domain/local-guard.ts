import ipaddr from 'ipaddr.js';
import type { FaultCode } from '../../contract/errors.ts';

/** What the guard looks at: the connection's far end and the headers a browser cannot be made to forge. */
export interface GuardedRequest {
  remoteAddress: string | undefined;
  method: string;
  /** Without the query. */
  path: string;
  host: string | undefined;
  origin: string | undefined;
  fetchSite: string | undefined;
  fetchMode: string | undefined;
  fetchDest: string | undefined;
}

export interface GuardPolicy {
  /** Names for this server: `localhost` (any port) or `api:8600` (that port). */
  allowedHosts: readonly string[];
  /**
   * Answers to whoever names it by an address instead: where those it has are not known beforehand, such as a node's or
   * a balancer's. No page of another site has an address of this server for its name.
   */
  anyAddress?: boolean;
  /** Origins beside the server's own, such as the https origin of a proxy in front of it. */
  allowedOrigins: readonly string[];
  /** Refuses everybody who is not on this machine. */
  loopbackOnly: boolean;
  methods: readonly string[];
  /** Paths another site may link to: pages that change nothing and tell no secret. */
  pages: readonly string[];
}

export type GuardDecision =
  | { allowed: true }
  | { allowed: false; code: Extract<FaultCode, 'forbidden' | 'wrong-host' | 'wrong-method'>; reason: string };

type Rule = (request: GuardedRequest, policy: GuardPolicy) => GuardDecision;

const allowed: GuardDecision = { allowed: true };
const forbidden = (reason: string): GuardDecision => ({ allowed: false, code: 'forbidden', reason });

/** 127.0.0.0/8 and ::1, also as an IPv4 address inside IPv6. */
function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address ?? '');
}

const isAddress = (name: string): boolean =>
  name.startsWith('[') ? ipaddr.IPv6.isValid(name.slice(1, -1)) : ipaddr.IPv4.isValidFourPartDecimal(name);

const nearby: Rule = ({ remoteAddress }, { loopbackOnly }) =>
  !loopbackOnly || isLoopback(remoteAddress) ? allowed : forbidden('Only programs on this machine may ask.');

/** A page on a name that was made to point here (DNS rebinding) is same-origin to itself: only Host betrays it. */
const knownHost: Rule = ({ host }, { allowedHosts, anyAddress }) => {
  const asked = host?.toLowerCase() ?? '';
  const name = /^(\[[0-9a-f:.]+\]|[^\s/:@[\]]+)(?::\d{1,5})?$/.exec(asked)?.[1];
  if (name !== undefined && (allowedHosts.includes(name) || allowedHosts.includes(asked))) return allowed;
  if (name !== undefined && anyAddress && isAddress(name)) return allowed;
  return { allowed: false, code: 'wrong-host', reason: 'This server does not answer to that host name.' };
};

/** Runs after `knownHost`, so that an origin equal to Host is one of this server's own. */
const ownOrigin: Rule = ({ origin, host }, { allowedOrigins }) => {
  if (origin === undefined || allowedOrigins.includes(origin)) return allowed;
  return origin === `http://${host?.toLowerCase()}` ? allowed : forbidden('Pages of other origins may not ask.');
};

function isPageVisit({ method, path, fetchMode, fetchDest }: GuardedRequest, pages: readonly string[]): boolean {
  return method === 'GET' && fetchMode === 'navigate' && fetchDest === 'document' && pages.includes(path);
}

/** Browsers say where a request comes from, also where they send no Origin: images, forms, frames, scripts. */
const ownSite: Rule = (request, { pages }) => {
  const { fetchSite } = request;
  if (fetchSite === undefined || fetchSite === 'none' || fetchSite === 'same-origin') return allowed;
  return isPageVisit(request, pages) ? allowed : forbidden('Pages of other sites may not ask.');
};

const knownMethod: Rule = ({ method }, { methods }) =>
  methods.includes(method)
    ? allowed
    : { allowed: false, code: 'wrong-method', reason: `${method} is not a method of this server.` };

const rules: readonly Rule[] = [nearby, knownHost, ownOrigin, ownSite, knownMethod];

/**
 * Decides whether a request to one of Meadow's own servers may go on. It stands before keys and cookies: a page of
 * another site that a person has open must get nothing, whatever the browser sends along. There are no CORS headers
 * anywhere, so an `OPTIONS` is refused like any other method nobody asked for.
 */
export function decide(request: GuardedRequest, policy: GuardPolicy): GuardDecision {
  for (const rule of rules) {
    const decision = rule(request, policy);
    if (!decision.allowed) return decision;
  }
  return allowed;
}
