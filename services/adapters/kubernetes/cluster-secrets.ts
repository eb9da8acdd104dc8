import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ClusterSecrets } from '../../ports/cluster-secrets.ts';

export interface ClusterAccess {
  /** Such as `https://kubernetes.default.svc`. Its certificate is one that Node believes. */
  address: string;
  namespace: string;
  /** Asked for each time: Kubernetes renews it. */
  token(): Promise<string>;
}

/** Where Kubernetes puts into a pod what its service account is. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The cluster this pod runs in. NODE_EXTRA_CA_CERTS names its certificate's authority. */
export async function ownCluster(): Promise<ClusterAccess> {
  return {
    address: 'https://kubernetes.default.svc',
    namespace: (await readFile(join(ACCOUNT, 'namespace'), 'utf8')).trim(),
    token: async () => (await readFile(join(ACCOUNT, 'token'), 'utf8')).trim(),
  };
}

/** Milliseconds for an answer. */
const PATIENCE_MS = 30_000;

const secretShape = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
  data: z.record(z.string(), z.base64()).optional(),
});

const LABELS = { 'app.kubernetes.io/part-of': 'meadow', 'app.kubernetes.io/managed-by': 'meadow-prepare' };

/** Secrets by Kubernetes' own HTTP API: two calls, for which its client would be 60 MB. */
export function createClusterSecrets({ address, namespace, token }: ClusterAccess): ClusterSecrets {
  const all = `${address}/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`;
  const one = (name: string) => `${all}/${encodeURIComponent(name)}`;
  const ask = async (url: string, method: string, body?: object) =>
    fetch(url, {
      method,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    async read(name) {
      const answer = await ask(one(name), 'GET');
      if (answer.status === 404) return undefined;
      const { metadata, data = {} } = secretShape.parse(JSON.parse(await textOf(answer, `read ${name}`)));
      return { data: mapValues(data, decode), version: metadata.resourceVersion };
    },
    async write(name, data, version) {
      const secret = {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'Opaque',
        metadata: { name, labels: LABELS, ...(version && { resourceVersion: version }) },
        data: mapValues(data, encode),
      };
      const answer = await (version ? ask(one(name), 'PUT', secret) : ask(all, 'POST', secret));
      if (answer.status === 409) return false;
      await textOf(answer, `write ${name}`);
      return true;
    },
  };
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (base64: string): string => Buffer.from(base64, 'base64').toString();

const mapValues = (record: Record<string, string>, change: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** Throws with what the cluster said, which names rights that are missing; it never repeats what a Secret holds. */
async function textOf(answer: Response, what: string): Promise<string> {
  const text = await answer.text();
  if (answer.ok) return text;
  throw new Error(`The cluster did not ${what}: ${answer.status} ${messageOf(text)}`);
}

function messageOf(text: string): string {
  try {
    return String(JSON.parse(text).message ?? '');
  } catch {
    return '';
  }
}
