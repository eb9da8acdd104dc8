import { mapEventIterator } from '@orpc/client';
import type { StandardLinkOptions } from '@orpc/client/standard';

/** The line to the core broke before it had answered, or had told all. Whichever line it was, it is told by this. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'ConnectionLost';
  }
}

type Context = Record<never, never>;
type LinkOptions = Pick<StandardLinkOptions<Context>, 'clientInterceptors'>;

/**
 * Has a link tell by `ConnectionLost` where its line broke, in calls and in what is told one after the other. `isLost`
 * says whether that is what was thrown; it is asked of nothing but reading and writing. Who called off is told that.
 */
export const tellingLost = (isLost: (error: unknown) => boolean): LinkOptions => ({
  clientInterceptors: [
    async ({ next, signal }) => {
      const told = (error: unknown) => (isLost(error) && !signal?.aborted ? new ConnectionLost(error) : error);
      try {
        const { body: read, ...head } = await next();
        const body = await read();
        const whole = isIterator(body)
          ? mapEventIterator(body, { value: async (value) => value, error: async (error) => told(error) })
          : body;
        return { ...head, body: async () => whole };
      } catch (error) {
        throw told(error);
      }
    },
  ],
});

const isIterator = (body: unknown): body is AsyncIterator<unknown> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
