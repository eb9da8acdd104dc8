import type { KubernetesObject } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { renderStack } from '../../../services/adapters/kubernetes/stack/render-stack.ts';
import { readStackManifests } from '../../../services/adapters/kubernetes/stack/stack-manifests.ts';
import { K8S } from './read-manifests.ts';
import { HAS_KUBECTL, tool } from './tools.ts';

const place = { namespace: 'meadow', names: new Map(), folders: false };
const called = ({ kind, metadata }: KubernetesObject) => `${kind}/${metadata?.namespace ?? ''}/${metadata?.name}`;
const text = (objects: readonly unknown[]) => JSON.stringify(objects);

/** What Meadow has otherwise than kustomize: its own mark, the hash in names, and who counts copies. */
const alike = (object: KubernetesObject): unknown =>
  JSON.parse(
    JSON.stringify(object)
      .replaceAll('"app.kubernetes.io/managed-by":"meadow",', '')
      .replaceAll(',"app.kubernetes.io/managed-by":"meadow"', '')
      .replace(/"(airflow|airflow-pods)-[0-9a-z]{10}"/g, '"$1-HASH"'),
    (key, value) => (key === 'replicas' && object.metadata?.name === 'api' ? undefined : value),
  );

describe.skipIf(!HAS_KUBECTL)('the stack as Meadow applies it (needs kubectl)', () => {
  it.each([
    ['stack', false],
    ['overlays/host-path', true],
  ])('is what kustomize makes of k8s/%s', async (folder, folders) => {
    const made = parseAllDocuments(await tool('kubectl', ['kustomize', `${K8S}/${folder}`])).map(
      (document) => document.toJS() as KubernetesObject,
    );
    const own = renderStack(await readStackManifests(K8S), { ...place, folders });
    const byName = (objects: readonly KubernetesObject[]) =>
      new Map(objects.map((object) => [called(alike(object) as KubernetesObject), alike(object)]));
    expect([...byName(own).keys()].sort()).toEqual([...byName(made).keys()].sort());
    for (const [name, object] of byName(made)) expect([name, byName(own).get(name)]).toEqual([name, object]);
  });
});

describe('the stack as Meadow applies it', () => {
  it('has its images by the names they have in the cluster, in the template of Airflow’s pods too', async () => {
    const names = new Map([
      ['meadow:0.1.0', 'meadow:0.1.0-0123456789ab'],
      ['meadow-airflow:0.1.0', 'meadow-airflow:0.1.0-ba9876543210'],
    ]);
    const own = text(renderStack(await readStackManifests(K8S), { ...place, names }));
    expect(own).not.toMatch(/meadow(-airflow)?:0\.1\.0(?!-)/);
    expect(own).toContain('image: meadow-airflow:0.1.0-ba9876543210');
  });

  it('is beside another one in a namespace of its own, whatever is the whole cluster’s', async () => {
    const own = renderStack(await readStackManifests(K8S), { ...place, namespace: 'lawn', folders: true });
    for (const { metadata, kind } of own)
      expect([kind, metadata?.namespace ?? metadata?.name]).toEqual([kind, expect.stringMatching(/^lawn/)]);
    expect(text(own)).toContain('/var/lib/lawn/minio-data');
    expect(text(own)).not.toContain('/var/lib/meadow');
  });

  it('leaves the number of copies to the autoscaler that is there for it', async () => {
    const own = renderStack(await readStackManifests(K8S), place);
    const api = own.find(({ kind, metadata }) => kind === 'Deployment' && metadata?.name === 'api');
    expect(Reflect.get(Object(Reflect.get(Object(api), 'spec')), 'replicas')).toBeUndefined();
  });
});
