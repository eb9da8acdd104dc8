const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'] as const;

/** What the variables of a process say of the internet. */
export interface EnvironmentProxy {
  /** The variables that say something. */
  names: string[];
  proxy: string | undefined;
  except: string | undefined;
}

/** The first of each kind counts, in small letters before large ones; one that is empty says nothing. */
export function environmentProxy(env: Readonly<Record<string, string | undefined>>): EnvironmentProxy {
  const said = (names: readonly string[]) => names.filter((name) => env[name]);
  const [proxies, exceptions] = [said(PROXIES), said(EXCEPTIONS)];
  return {
    names: [...proxies, ...exceptions],
    proxy: env[proxies[0] ?? ''],
    except: env[exceptions[0] ?? ''],
  };
}
