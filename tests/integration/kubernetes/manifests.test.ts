import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { predictorFile } from '../../../contract/shapes/predictor.ts';
import { configOwners } from '../../../services/domain/stack/volume-owners.ts';
import { K8S, type Manifest, podsOf, readManifests, readYaml } from './read-manifests.ts';

const base = await readManifests('base');
const stack = await readManifests('stack');
const task = await readYaml('stack', 'pod.yaml');
const pods = [...podsOf(base), ...podsOf([...stack, task])];

/** The pods that may ask the cluster anything, and what for is in their Role. */
const WITH_TOKEN = ['prepare', 'airflow-api', 'airflow-scheduler'];
/** Besides these, tasks have an account of their own, which may nothing. */
const WITH_ACCOUNT = [...WITH_TOKEN, 'task'];

describe.each(pods)('the pod of %s', (name, pod) => {
  it('has no right that Pod Security’s "restricted" refuses', () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(pod.securityContext.runAsUser).toBeGreaterThan(0);
    for (const { securityContext } of [...pod.initContainers, ...pod.containers])
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    const kinds = pod.volumes.flatMap((volume) => Object.keys(volume).filter((key) => key !== 'name'));
    expect(['configMap', 'emptyDir', 'persistentVolumeClaim', 'secret']).toEqual(expect.arrayContaining(kinds));
  });

  it('is given a token of the cluster only where it asks the cluster', () => {
    expect(pod.automountServiceAccountToken).toBe(WITH_TOKEN.includes(name));
    expect(pod.serviceAccountName !== undefined).toBe(WITH_ACCOUNT.includes(name));
    expect(pod.enableServiceLinks).toBe(false);
  });

  it('uses an image with a version', () => {
    for (const { image } of [...pod.initContainers, ...pod.containers]) expect(image).toMatch(/:(?!latest)[\w.-]+$/);
  });
});

describe('the predictor by itself', () => {
  const one = (kind: string): Manifest => base.find((object) => object.kind === kind)!;
  const settings = async () =>
    predictorFile.parse(JSON.parse(await readFile(join(K8S, 'base/predictor.json'), 'utf8')));

  it('has its one name everywhere, and no default secret', async () => {
    for (const { kind, metadata } of base) expect(metadata.name).toBe(kind === 'Namespace' ? 'meadow' : 'predictor');
    const { token, access } = await settings();
    expect({ token, key: access.key }).toEqual({ token: undefined, key: undefined });
  });

  it('answers to the names that lead to its Service', async () => {
    const { namespace } = z.object({ namespace: z.string() }).parse(await readYaml('base', 'kustomization.yaml'));
    const names = ['predictor', `predictor.${namespace}`, `predictor.${namespace}.svc`];
    expect((await settings()).allowedHosts).toEqual(expect.arrayContaining(names));
  });

  it('never has fewer pods than it should while it is changed, and stops after its drain', () => {
    expect(one('Deployment')).toMatchObject({
      spec: { replicas: 2, strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
    });
    const times = z
      .object({
        spec: z.object({
          template: z.object({
            spec: z.object({
              terminationGracePeriodSeconds: z.number(),
              containers: z.tuple([
                z.object({ lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }) }),
              ]),
            }),
          }),
        }),
      })
      .parse(one('Deployment')).spec.template.spec;
    const [{ lifecycle }] = times.containers;
    // The program gives requests under way 4 seconds.
    expect(times.terminationGracePeriodSeconds).toBeGreaterThan(lifecycle.preStop.sleep.seconds + 4);
  });
});

describe('the whole stack', () => {
  it('is in the same namespace as the predictor, with the same rules', () => {
    const namespaces = [base, stack].map((objects) => objects.find(({ kind }) => kind === 'Namespace'));
    expect(namespaces[1]).toEqual(namespaces[0]);
  });

  it('has every service of the Compose file, by the same image', async () => {
    const compose = z
      .object({ services: z.record(z.string(), z.looseObject({ image: z.string() })) })
      .parse(parse(await readFile(join(K8S, '../compose/compose.yaml'), 'utf8'), { merge: true, maxAliasCount: 1000 }));
    const images = new Map(
      podsOf([...stack, task]).flatMap(([, { initContainers, containers }]) =>
        [...initContainers, ...containers].map(({ name, image }) => [name, image] as const),
      ),
    );
    /** What has another name here: an order to Airflow's database, a pod a task, and the front beside Prometheus. */
    const elsewhere: Record<string, string> = {
      'airflow-init': 'migrate',
      'airflow-worker': 'base',
      'api-front': 'replicas',
    };
    for (const [name, { image }] of Object.entries(compose.services))
      expect({ name, image: images.get(elsewhere[name] ?? name) }).toEqual({
        name,
        image: image.replace(/^\$\{[A-Z_]+:-(.*)\}$/, '$1'),
      });
  });

  it('lets its one-shot write the Secrets that pods read, and no other', () => {
    const role = z
      .object({
        rules: z.array(z.object({ verbs: z.array(z.string()), resourceNames: z.array(z.string()).optional() })),
      })
      .parse(stack.find(({ kind, metadata }) => kind === 'Role' && metadata.name === 'prepare'));
    const named = [...Object.keys(configOwners).map((service) => `${service}-config`), 'secrets'].sort();
    expect(role.rules).toMatchObject([{ verbs: ['get', 'update'] }, { verbs: ['create'] }]);
    expect([...role.rules[0]!.resourceNames!].sort()).toEqual(named);
    const read = podsOf([...stack, task]).flatMap(([, { volumes }]) =>
      volumes.flatMap(({ secret }) => (secret ? [z.object({ secretName: z.string() }).parse(secret).secretName] : [])),
    );
    expect([...new Set(read), 'secrets'].sort()).toEqual(named);
  });

  it('runs each service as the user that its files are for under Compose', () => {
    for (const [, { securityContext, volumes }] of podsOf([...stack, task]))
      for (const { secret } of volumes) {
        if (!secret) continue;
        const service = z
          .object({ secretName: z.string() })
          .parse(secret)
          .secretName.replace(/-config$/, '');
        // PostgreSQL's user has another number in each image.
        if (service !== 'postgres')
          expect([service, securityContext.runAsUser]).toEqual([service, configOwners[service]?.uid]);
      }
  });

  it('asks for little of a processor: with the predictor it finds a place on two cores, one-shots included', () => {
    const cores = (text: string) => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));
    const asked = pods.map(([, { containers }]) =>
      containers.reduce((sum, one) => sum + cores(one.resources.requests.cpu), 0),
    );
    expect(asked.reduce((sum, one) => sum + one, 0)).toBeLessThan(1.2);
  });

  it('lets nobody in who is not named: each policy names pods there are', () => {
    const known = podsOf([...stack, task]).map(([name]) => (name === 'task' ? 'airflow-task' : name));
    const policies = stack.filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies[0]).toMatchObject({
      metadata: { name: 'default-deny' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    for (const [, list] of JSON.stringify(policies).matchAll(/"values":(\[[^\]]*\])/g))
      for (const name of z.array(z.string()).parse(JSON.parse(list!))) expect(known).toContain(name);
  });
});
