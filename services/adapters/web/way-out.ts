import { environmentProxy } from '../../domain/network/environment-proxy.ts';
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

async function usual(): Promise<WayOut> {
  const { proxy, except } = environmentProxy(process.env);
  if (proxy !== undefined) return { proxy, except: except ?? '' };
  const found = await systemProxy();
  return { proxy: found.proxy ?? '', except: except ?? found.except ?? '' };
}
