const LOWEST = 1024;
const HIGHEST = 65_535;

/** The port a person typed, where it is one that any program may use. */
export function parsePort(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text.trim())) return undefined;
  const port = Number(text);
  return port >= LOWEST && port <= HIGHEST ? port : undefined;
}
