/** How this computer's requests leave it. */
export interface NetworkChoice {
  /**
   * The proxy's address, with user and password where it wants them; empty for none. Left out, what the environment or
   * the system says.
   */
  proxy?: string | undefined;
  /** Names that are asked directly, as in NO_PROXY. */
  except?: string | undefined;
  /** Certificates of authorities that are trusted besides the system's: PEM texts. */
  certificates: readonly string[];
}

/** A proxy as a system has it set. */
export interface SystemProxy {
  /** For https addresses; none where there is none. */
  proxy?: string;
  except?: string;
  /** A script that chooses, which Meadow does not run. */
  script?: string;
}

const field = (text: string, name: string): string | undefined =>
  new RegExp(`^\\s*${name} : (.+)$`, 'm').exec(text)?.[1]?.trim();

/** From what `scutil --proxy` prints on macOS. */
export function macProxy(text: string): SystemProxy {
  const of = (kind: 'HTTP' | 'HTTPS') => {
    const [host, port] = [field(text, `${kind}Proxy`), field(text, `${kind}Port`)];
    return field(text, `${kind}Enable`) === '1' && host ? `http://${host}:${port ?? 80}` : undefined;
  };
  const proxy = of('HTTPS') ?? of('HTTP');
  const list = /ExceptionsList : <array> \{([^}]*)\}/.exec(text)?.[1] ?? '';
  const except = [...list.matchAll(/^\s*\d+ : (.+)$/gm)].map(([, name]) => name?.trim()).join(',');
  const script = field(text, 'ProxyAutoConfigEnable') === '1' ? field(text, 'ProxyAutoConfigURLString') : undefined;
  return { ...(proxy && { proxy }), ...(except && { except }), ...(script && { script }) };
}

/** From what `reg query` prints of Windows' internet settings. */
export function windowsProxy(text: string): SystemProxy {
  const value = (name: string) => new RegExp(`^\\s*${name}\\s+REG_\\w+\\s+(.*)$`, 'm').exec(text)?.[1]?.trim();
  const server = value('ProxyServer') ?? '';
  // Either one for all, or one for each: `http=proxy:80;https=proxy:443`.
  const each = new Map(server.split(';').map((part) => [part.split('=')[0], part.split('=')[1]] as const));
  const host = server.includes('=') ? (each.get('https') ?? each.get('http')) : server;
  const on = Number(value('ProxyEnable') ?? 0) === 1;
  const proxy = on && host ? (host.includes('://') ? host : `http://${host}`) : undefined;
  const except = (value('ProxyOverride') ?? '')
    .split(';')
    .filter((name) => name && name !== '<local>')
    .join(',');
  const script = value('AutoConfigURL');
  return { ...(proxy && { proxy }), ...(except && { except }), ...(script && { script }) };
}

/** A proxy's address with user and password in it. */
export function withSignIn(address: string, user: string, password: string): string {
  if (address === '' || user === '') return address;
  const url = new URL(address);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The same without them, as it may be shown. */
export function withoutSignIn(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  url.username = '';
  url.password = '';
  return url.href.replace(/\/$/, '');
}

/** The certificates in a PEM text, one by one. */
export const pemCertificates = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
