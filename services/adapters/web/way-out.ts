import type { NetworkChoice } from '../../domain/network/network-choice.ts';
import { systemProxy } from './system-proxy.ts';

/** Which proxy is asked, empty for none, and for which names none is, as in NO_PROXY. */
export interface WayOut {
  proxy: string;
  except: string;
}

/** What a person chose; where they chose nothing, what the environment says, else macOS or Windows. */
export async function wayOut({ proxy, except }: NetworkChoice): Promise<WayOut> {
  return proxy === undefined ? usual() : { proxy, except: except ?? '' };
}

/** What NO_PROXY and its like say in this process's environment. */
const { env } = process;

async function usual(): Promise<WayOut> {
  const proxy = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY;
  const except = env.no_proxy ?? env.NO_PROXY;
  if (proxy !== undefined) return { proxy, except: except ?? '' };
  const found = await systemProxy();
  return { proxy: found.proxy ?? '', except: except ?? found.except ?? '' };
}
