/** The store's answers are flat and written by a program. The client's own reader takes names such as `007` for numbers. */
export function xmlParts(xml: string, ...names: string[]): { name: string; inner: string }[] {
  const any = new RegExp(`<(${names.join('|')})(?:\\s[^>]*)?>(.*?)</\\1>`, 'gs');
  return [...xml.matchAll(any)].map(([, name = '', inner = '']) => ({ name, inner }));
}

/** The text in the first element of a name. */
export function xmlText(xml: string, name: string): string | undefined {
  const inner = xmlParts(xml, name)[0]?.inner;
  return inner === undefined ? undefined : unescaped(inner);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });

export const escaped = (text: string): string => text.replace(/[&<>"'\r\n\t]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Names are told as addresses tell them, with a plus for a blank. */
export const urlText = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
