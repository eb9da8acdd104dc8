/** As engines say it on Linux and macOS, and as Windows does, where a port may be kept by the system too. */
const TAKEN =
  /port is already allocated|address already in use|only one usage of each socket address|access a socket in a way forbidden/i;

/** Whether an engine's words are that a port of this computer is taken, and which one, where they tell. */
export function portTaken(words: string): { port?: number } | undefined {
  if (!TAKEN.test(words)) return undefined;
  const port = /(?:\d+\.\d+\.\d+\.\d+|\]|::| ):([1-9]\d*)/.exec(words)?.[1];
  return port === undefined ? {} : { port: Number(port) };
}
