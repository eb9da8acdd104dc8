import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PublicAccess } from '../../contract/shapes/predictor.ts';
import { Fault } from '../domain/fault.ts';
import { sameSecret } from './same-secret.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The core asks, with the internal token. */
    fromCore: boolean;
  }
}

/** The public routes' switch and key, which change while the app runs. */
export interface AccessControl {
  readonly now: PublicAccess;
  change(access: PublicAccess): void;
}

export function createAccessControl(first: PublicAccess): AccessControl {
  let now = first;
  return {
    get now() {
      return now;
    },
    change(access) {
      now = access;
    },
  };
}

export interface AccessParts {
  access: AccessControl;
  /** The internal token. */
  token: string;
  /** Routes that tell how it is to anybody: to what runs a container, and to what measures it. */
  told: readonly string[];
}

/** Learns who asks, and lets in whom the settings let in. The core always is. */
export function installAccess(app: FastifyInstance, { access, token, told }: AccessParts): void {
  app.decorateRequest('fromCore', false);
  app.addHook('onRequest', async (request) => {
    const shown = shownSecrets(request);
    request.fromCore = shown.some((secret) => sameSecret(secret, token));
    if (!request.fromCore && !told.includes(request.routeOptions.url ?? '')) admit(access.now, shown);
  });
}

function admit({ on, requireKey, key }: PublicAccess, shown: string[]): void {
  if (!on) throw off();
  if (requireKey && !shown.some((secret) => sameSecret(secret, key))) throw keyMissing(shown.length > 0);
}

/** For the routes below `/internal`. */
export async function coreOnly(request: FastifyRequest): Promise<void> {
  if (!request.fromCore) {
    throw new Fault('unauthorised', 'Only Meadow itself may ask this.', 'Use the public routes; see the docs page.');
  }
}

function shownSecrets({ headers }: FastifyRequest): string[] {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return [bearer, headers['x-api-key']].flat().filter((secret) => secret !== undefined);
}

function off(): Fault {
  return new Fault('predictor-off', 'This API is switched off.', 'Switch it on on the API page of Meadow.');
}

function keyMissing(shown: boolean): Fault {
  return new Fault(
    'unauthorised',
    shown ? 'This is not the key of this API.' : 'This API asks for a key.',
    'Send the key shown on the API page of Meadow as "Authorization: Bearer KEY" or "X-API-Key: KEY".',
  );
}
