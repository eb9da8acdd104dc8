/** What a pod waits for before its service starts. */
export type Awaited =
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'http'; url: string }
  | { kind: 'database'; host: string; port: number; database: string; user: string; passwordFile: string }
  | { kind: 'bucket'; host: string; port: number; bucket: string; user: string; passwordFile: string };

/**
 * Reads it from a word: `tcp://redis:6379`, `http://minio:9000/minio/health/live`, or what can be signed in to:
 * `postgres://mlflow@postgres:5432/mlflow?password=pgpass`, `s3://core@minio:9000/data?password=s3-secret`, each with
 * the name of the file in which the password lies. Throws where it is none of these.
 */
export function readAwaited(word: string): Awaited {
  const url = URL.canParse(word) ? new URL(word) : undefined;
  if (url?.protocol === 'http:') return { kind: 'http', url: word };
  const [host, port] = [url?.hostname ?? '', Number(url?.port)];
  if (!url || host === '' || !port) throw unknown(word);
  if (url.protocol === 'tcp:') return { kind: 'tcp', host, port };
  const [user, name, passwordFile] = [url.username, url.pathname.slice(1), url.searchParams.get('password')];
  if (!user || !name || !passwordFile) throw unknown(word);
  const rest = { host, port, user, passwordFile };
  if (url.protocol === 'postgres:') return { kind: 'database', ...rest, database: name };
  if (url.protocol === 's3:') return { kind: 'bucket', ...rest, bucket: name };
  throw unknown(word);
}

/** The password in a file that holds nothing else, or in a line of PostgreSQL's own kind: `host:port:database:user:password`. */
export const passwordIn = (text: string): string => text.trim().split(':').at(-1)!;

const unknown = (word: string): Error => new Error(`Nothing can be waited for by ${word}`);
