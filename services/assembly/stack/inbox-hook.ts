import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';

export interface InboxHookOptions {
  /** What the store shows. */
  tokenFile: string;
  onInbox(): void;
}

/** An event of the store: of the object `inbox/KEY`. */
const told = z.looseObject({ Key: z.string() });

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Where the store tells that a photo was put into the inbox. What it says is not believed further: it is looked there. */
export function addInboxHook(app: FastifyInstance, { tokenFile, onInbox }: InboxHookOptions): void {
  app.post('/inbox', async ({ headers, body }, reply) => {
    const token = (await readFile(tokenFile, 'utf8')).trim();
    const shown = (headers.authorization ?? '').replace(/^Bearer /, '');
    if (!timingSafeEqual(digest(shown), digest(token))) throw wrongToken();
    const { Key: key } = told.parse(body);
    // What was put aside there is no news.
    if (!key.startsWith('inbox/rejected/')) onInbox();
    return reply.code(204).send();
  });
}

const wrongToken = (): Fault =>
  new Fault(
    'forbidden',
    'The token is missing, or is not the right one.',
    'The store shows it; nobody else asks here.',
    { details: { case: 'api' } },
  );
