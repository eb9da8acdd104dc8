import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePhoto } from '../predictor/made-photo.ts';
import { ask, photoBody } from '../predictor/open-predictor.ts';
import { K8S } from './read-manifests.ts';
import { deliverProgram, hasCluster, NO_CLUSTER } from './real-cluster.ts';
import { HAS_KUBECTL, kubectl } from './tools.ts';

const NAMESPACE = `meadow-pods-${process.pid}`;
const inside = (...args: string[]) => kubectl(['-n', NAMESPACE, ...args]);

describe.skipIf(!HAS_KUBECTL || !hasCluster)(
  `the pods of the predictor (needs kubectl, ${NO_CLUSTER})`,
  { timeout: 300_000 },
  () => {
    let address: string;
    beforeAll(async () => {
      const image = await deliverProgram();
      const rendered = (await kubectl(['kustomize', join(K8S, 'overlays/node-port')]))
        .replace(/^( *name(?:space)?): meadow$/gm, `$1: ${NAMESPACE}`)
        .replace(/^ *nodePort: .*\n/m, '')
        .replace(/image: meadow:.*/, `image: ${image}`);
      await kubectl(['apply', '-f', '-'], rendered);
      await inside('rollout', 'status', 'deployment/predictor', '--timeout=180s');
      const node = await kubectl([
        'get',
        'nodes',
        '-o',
        'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}',
      ]);
      const port = await inside('get', 'service', 'predictor', '-o', 'jsonpath={.spec.ports[0].nodePort}');
      address = `http://${node}:${port}`;
    }, 200_000);
    afterAll(() => kubectl(['delete', 'namespace', NAMESPACE, '--wait=false']));

    it('are two, and answer a photo by the node’s address', async () => {
      expect(await inside('get', 'deployment', 'predictor', '-o', 'jsonpath={.status.readyReplicas}')).toBe('2');
      expect((await ask(`${address}/v1/predict`, photoBody(await makePhoto(1)))).status).toBe(200);
      expect((await ask(`${address}/v1/models`, { headers: { host: 'evil.example' } })).status).toBe(421);
    });

    it('let nobody in by a secret, since their settings name none', async () => {
      const headers = { authorization: 'Bearer undefined' };
      expect((await ask(`${address}/internal/journal`, { headers })).status).toBe(401);
    });

    it('run as nobody in particular, on files they cannot change, without a token of the cluster', async () => {
      const said = await inside(
        'exec',
        'deploy/predictor',
        '--',
        'sh',
        '-c',
        'id -u; touch /x 2>&1; ls /var/run/secrets 2>&1; true',
      );
      expect(said).toMatch(/^1000\n.*Read-only file system\n.*No such file/);
    });

    it('are exchanged one by one without a request that fails, over connections that are kept', async () => {
      const photo = await makePhoto(2);
      const agent = new Agent({ connections: 4 });
      const outcomes = new Map<string, number>();
      let over = false;
      const asking = Array.from({ length: 4 }, async () => {
        while (!over) {
          const outcome = await ask(`${address}/v1/predict`, { ...photoBody(photo), dispatcher: agent }).then(
            ({ status }) => String(status),
            (error: NodeJS.ErrnoException) => error.code ?? error.message,
          );
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
          await sleep(100);
        }
      });
      const named = () => inside('get', 'pods', '-l', 'app.kubernetes.io/name=predictor', '-o', 'name');
      const before = await named();
      await inside('rollout', 'restart', 'deployment/predictor');
      await inside('rollout', 'status', 'deployment/predictor', '--timeout=180s');
      for (const pod of before.trim().split('\n')) await inside('wait', '--for=delete', pod, '--timeout=60s');
      over = true;
      await Promise.all(asking);
      await agent.close();
      expect([...outcomes.keys()]).toEqual(['200']);
      expect(outcomes.get('200')).toBeGreaterThan(10);
    });
  },
);
