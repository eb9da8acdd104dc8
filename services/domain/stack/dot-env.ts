/** Lines `NAME=value`, with `export` before or not, in quotes or not; ` #` outside of quotes begins a comment. */
export function readDotEnv(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/.exec(line.trimEnd()));
  return Object.fromEntries(lines.flatMap((found) => (found ? [[found[1] ?? '', unquoted(found[2] ?? '')]] : [])));
}

function unquoted(written: string): string {
  const quoted = /^\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)')\s*(?:#.*)?$/.exec(written);
  return quoted ? (quoted[1]?.replace(/\\(["\\])/g, '$1') ?? quoted[2] ?? '') : written.replace(/\s#.*$/, '').trim();
}
