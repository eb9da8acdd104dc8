import { readFile, realpath } from 'node:fs/promises';
import { contentPolicy, permissionsPolicy } from '../contract/content-policy.ts';
import { isOwnAddress } from './app-address.ts';
import { containedFile, isInside } from './contained-file.ts';
import { contentType } from './content-type.ts';

const HEADERS = {
  'content-security-policy': contentPolicy,
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const refuse = (status: number) => new Response(null, { status, headers: HEADERS });

/**
 * Answers `app://meadow/…`: the window's files from `root`, and what is below `/files/` from the core.
 * Nothing outside `root` is read, not even through a link.
 */
export function createWindowServer(root: string, askCore: (path: string) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    if (!isOwnAddress(request.url)) return refuse(404);
    if (request.method !== 'GET') return refuse(405);
    const { pathname, search } = new URL(request.url);
    return pathname.startsWith('/files/') ? guarded(await askCore(pathname + search)) : serveFile(root, pathname);
  };
}

/** What the core answers comes under the same policies, should a frame ever be led there. */
function guarded(answer: Response): Response {
  for (const [name, value] of Object.entries(HEADERS)) answer.headers.set(name, value);
  return answer;
}

async function serveFile(root: string, pathname: string): Promise<Response> {
  const file = containedFile(root, pathname === '/' ? '/index.html' : pathname);
  const type = file && contentType(file);
  const bytes = type && (await readInside(root, file));
  if (!bytes) return refuse(404);
  return new Response(bytes, { headers: { ...HEADERS, 'content-type': type } });
}

async function readInside(root: string, file: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    const [folder, real] = await Promise.all([realpath(root), realpath(file)]);
    return isInside(folder, real) ? await readFile(real) : undefined;
  } catch {
    return undefined; // not there, or a folder
  }
}
