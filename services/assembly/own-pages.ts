import { createRouterClient } from '@orpc/server';
import type { CoreRouter } from './router.ts';

/**
 * Whether an address leads to a page that Meadow itself names: of the stack on this computer or in a cluster, or of the
 * local API. Any other program of this computer may listen beside them.
 */
export function createOwnPages(router: CoreRouter): (address: string) => Promise<boolean> {
  const { serving, stack, everyService } = createRouterClient(router);
  const named = [
    async () => [(await serving.state()).address],
    async () => (await stack.status()).services.map(({ page }) => page),
    async () => (await everyService.read()).stack?.services.map((service) => service.address) ?? [],
  ];
  return async (address) => {
    const { origin } = new URL(address);
    for (const find of named) {
      // What cannot be asked names nothing.
      const pages = await find().catch(() => []);
      if (pages.some((page) => page !== undefined && URL.parse(page)?.origin === origin)) return true;
    }
    return false;
  };
}
