import type { KubernetesObject } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifests } from './read-manifests.ts';
import { hasCluster, NO_CLUSTER, realCluster } from './real-cluster.ts';

const namespace = `rights-${process.pid}`;
const OF_RIGHTS = ['ServiceAccount', 'Role', 'RoleBinding'];

describe.skipIf(!hasCluster)(
  `what the stack's accounts may do in a cluster (${NO_CLUSTER})`,
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      const { core, objects } = realCluster();
      await core.createNamespace({ body: { metadata: { name: namespace } } });
      for (const one of (await readManifests('stack')).filter(({ kind }) => OF_RIGHTS.includes(kind)))
        await objects.create({ ...one, metadata: { ...one.metadata, namespace } } as KubernetesObject);
    });
    afterAll(() => realCluster().core.deleteNamespace({ name: namespace }));

    const may = async (account: string, verb: string, resource: string, where = namespace): Promise<boolean> => {
      const [name = '', subresource] = resource.split('/');
      const [plural = '', ...group] = name.split('.');
      const { status } = await realCluster().access.createSubjectAccessReview({
        body: {
          spec: {
            user: `system:serviceaccount:${namespace}:${account}`,
            groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
            resourceAttributes: {
              namespace: where,
              verb,
              resource: plural,
              group: group.join('.'),
              ...(subresource !== undefined && { subresource }),
            },
          },
        },
      });
      return status?.allowed ?? false;
    };

    it.each([
      'pods',
      'pods/exec',
      'secrets',
      'configmaps',
      'serviceaccounts/token',
      'deployments.apps',
      'deployments.apps/scale',
      'rolebindings.rbac.authorization.k8s.io',
    ])('a task, and so the deploy step, may do nothing with %s', async (resource) => {
      for (const verb of ['get', 'list', 'create', 'patch', 'update', 'delete'])
        expect({ verb, may: await may('airflow-task', verb, resource) }).toEqual({ verb, may: false });
    });

    it('the scheduler makes pods here, and neither elsewhere nor anything else', async () => {
      // That this can say yes, too.
      expect(await may('airflow-scheduler', 'create', 'pods')).toBe(true);
      expect(await may('airflow-scheduler', 'create', 'pods', 'default')).toBe(false);
      for (const resource of ['secrets', 'deployments.apps', 'pods/exec', 'serviceaccounts/token'])
        expect({ resource, may: await may('airflow-scheduler', 'create', resource) }).toEqual({ resource, may: false });
    });

    it('the page reads pods and what they write, and changes nothing', async () => {
      expect(await may('airflow-api', 'get', 'pods/log')).toBe(true);
      for (const verb of ['create', 'patch', 'delete']) expect(await may('airflow-api', verb, 'pods')).toBe(false);
      expect(await may('airflow-api', 'get', 'secrets')).toBe(false);
    });
  },
);
