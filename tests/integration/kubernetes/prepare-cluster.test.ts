import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClusterSecrets } from '../../../services/adapters/kubernetes/cluster-secrets.ts';
import { prepareCluster } from '../../../services/assembly/stack/prepare-cluster.ts';
import { secretNames } from '../../../services/domain/stack/secret-list.ts';
import { configOwners } from '../../../services/domain/stack/volume-owners.ts';
import type { ClusterSecrets } from '../../../services/ports/cluster-secrets.ts';
import { K8S } from './read-manifests.ts';
import { HAS_KUBECTL, KUBECONFIG, kubectl } from './tools.ts';

const templates = fileURLToPath(new URL('../../../compose/services', import.meta.url));
const NAMESPACE = `meadow-prepare-${process.pid}`;

describe.skipIf(!HAS_KUBECTL || !KUBECONFIG)(
  'the Secrets of the stack (needs kubectl and MEADOW_TEST_KUBECONFIG)',
  { timeout: 120_000 },
  () => {
    const ends: (() => unknown)[] = [];
    let secrets: ClusterSecrets;
    let writes: string[];

    beforeAll(async () => {
      await kubectl(['create', 'namespace', NAMESPACE]);
      ends.push(() => kubectl(['delete', 'namespace', NAMESPACE, '--wait=false']));
      // Its certificate's authority is told to a program at its start; this way there is no certificate.
      const proxy = spawn('kubectl', ['proxy', '--port=0'], { env: { ...process.env, KUBECONFIG } });
      ends.push(() => proxy.kill());
      const [line] = await once(proxy.stdout, 'data');
      const address = `http://${/127\.0\.0\.1:\d+/.exec(String(line))![0]}`;
      const real = createClusterSecrets({ address, namespace: NAMESPACE, token: async () => 'none' });
      secrets = {
        read: real.read,
        async write(name, ...rest) {
          writes.push(name);
          return await real.write(name, ...rest);
        },
      };
    });
    afterAll(() => Promise.all(ends.map((end) => end())));
    beforeEach(async () => {
      writes = [];
      await kubectl(['-n', NAMESPACE, 'delete', 'secrets', '--all']);
    });

    const prepare = () => prepareCluster({ templates, secrets, pause: 20 });
    const read = async (name: string) => (await secrets.read(name))?.data;

    it('are made whole, one for each service, with every file filled in', async () => {
      await prepare();
      const kept = (await read('secrets'))!;
      expect(Object.keys(kept).sort()).toEqual([...secretNames].sort());
      for (const service of Object.keys(configOwners))
        expect(JSON.stringify(await read(`${service}-config`))).not.toMatch(/\{\{secret:|^\{\}$/);
      expect((await read('redis-config'))!.password).toBe(kept.redis);
      expect(Object.keys((await read('prometheus-config'))!)).toContain('rules..api.yml');
    });

    it('are not written again where nothing is to be changed', async () => {
      await prepare();
      writes = [];
      await prepare();
      expect(writes).toEqual([]);
    });

    it('keep what is there, get what is missing, and lose what does not belong', async () => {
      await prepare();
      const before = (await secrets.read('secrets'))!;
      const { redis: _, ...others } = before.data;
      await secrets.write('secrets', others, before.version);
      const config = (await secrets.read('redis-config'))!;
      await secrets.write('redis-config', { ...config.data, old: 'of an older Meadow' }, config.version);
      await prepare();
      const { redis, ...after } = (await read('secrets'))!;
      expect(after).toEqual(others);
      expect(redis).not.toBe(before.data.redis);
      expect(Object.keys((await read('redis-config'))!).sort()).toEqual(['password', 'redis.conf']);
      expect((await read('redis-config'))!.password).toBe(redis);
    });

    it('are the same for all where several make them at once', async () => {
      await Promise.all([prepare(), prepare(), prepare()]);
      const kept = (await read('secrets'))!;
      expect((await read('redis-config'))!.password).toBe(kept.redis);
      expect((await read('web-config'))!['postgres-password']).toBe(kept['catalog-role']);
    });

    it('may be written by the account of its Job, and nothing else may', async () => {
      await kubectl(['apply', '-n', NAMESPACE, '-f', join(K8S, 'stack/prepare.yaml')]);
      const may = (verb: string, what: string) =>
        kubectl(['-n', NAMESPACE, 'auth', 'can-i', verb, what, `--as=system:serviceaccount:${NAMESPACE}:prepare`]).then(
          (said) => said.trim(),
          () => 'no',
        );
      const asked = ['get secrets/secrets', 'update secrets/web-config', 'create secrets'];
      const refused = [
        'list secrets',
        'get secrets/other',
        'update secrets/other',
        'delete secrets/secrets',
        'create pods',
      ];
      for (const question of [...asked, ...refused]) {
        const [verb, what] = question.split(' ');
        expect([question, await may(verb!, what!)]).toEqual([question, asked.includes(question) ? 'yes' : 'no']);
      }
    });

    it('say which right is missing, and nothing of what they hold', async () => {
      const unknown = createClusterSecrets({
        address: 'http://127.0.0.1:9',
        namespace: NAMESPACE,
        token: async () => 'none',
      });
      await expect(unknown.read('secrets')).rejects.toThrow();
      await expect(secrets.write('No Name', { key: 'do not tell' })).rejects.toThrow(
        /^(?!.*do not tell).*did not write No Name: 422/s,
      );
    });
  },
);
