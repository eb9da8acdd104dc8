import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { K8S, KUSTOMIZATIONS } from './read-manifests.ts';
import { HAS_KUBECTL, HAS_VALIDATE, KUBECONFIG, kubectl, tool, VALIDATE } from './tools.ts';

/** The oldest that has what they use, the one that most had when they were written, and the newest. */
const VERSIONS = ['1.30', '1.34', '1.37'];

const skipped = !HAS_KUBECTL || !HAS_VALIDATE;
const OWN = new Set(['monitoring.coreos.com/v1']);

const render = (folder: string) => kubectl(['kustomize', join(K8S, folder)]);

/** What Kubernetes itself knows; a kind that an operator adds has its schema elsewhere. */
const known = (rendered: string): string =>
  rendered
    .split('\n---\n')
    .filter((text) => !OWN.has(/^apiVersion: (.*)$/m.exec(text)?.[1] ?? ''))
    .join('\n---\n');

describe.skipIf(skipped)(
  'the manifests by the schemas of Kubernetes (needs kubectl, and kubernetes-validate or MEADOW_TEST_KUBERNETES_VALIDATE)',
  { timeout: 120_000 },
  () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-manifests-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    async function validate(text: string, version: string): Promise<string> {
      const file = join(folder, 'rendered.yaml');
      await writeFile(file, text);
      return await tool(VALIDATE, ['--strict', '--quiet', '-k', version, file]).then(
        () => 'valid',
        ({ stdout, stderr }) => `${stdout}${stderr}`,
      );
    }

    it.each(VERSIONS)('fit Kubernetes %s', async (version) => {
      const all = await Promise.all(
        [...KUSTOMIZATIONS, 'stack/pod.yaml'].map(async (name) => [name, await textOf(name)]),
      );
      for (const [name, text] of all)
        expect({ name, is: await validate(known(text!), version) }).toEqual({ name, is: 'valid' });
    });

    it('would not with a word that Kubernetes does not know', async () => {
      const text = (await render('base')).replace('readOnlyRootFilesystem', 'readOnlyRootFileSystem');
      expect(await validate(text, '1.34')).toContain('readOnlyRootFileSystem');
    });
  },
);

const textOf = (name: string): Promise<string> =>
  name.endsWith('.yaml') ? readFile(join(K8S, name), 'utf8') : render(name);

describe.skipIf(!HAS_KUBECTL || !KUBECONFIG)(
  'the manifests by a real cluster (needs kubectl and MEADOW_TEST_KUBECONFIG)',
  { timeout: 120_000 },
  () => {
    const namespace = `meadow-manifests-${process.pid}`;
    beforeAll(async () => {
      const [own] = (await render('base')).split('\n---\n');
      await kubectl(['apply', '-f', '-'], own!.replace(/^ {2}name: meadow$/m, `  name: ${namespace}`));
    });
    afterAll(() => kubectl(['delete', 'namespace', namespace, '--wait=false']));

    it.each(['base', 'overlays/node-port', 'stack'])(
      '%s is taken, as far as a server tells without doing it',
      async (folder) => {
        const text = (await render(folder))
          .replace(/namespace: meadow$/gm, `namespace: ${namespace}`)
          .replace(/^ *nodePort: 30800\n/gm, '')
          .split('\n---\n')
          .filter((object) => !/^kind: Namespace$/m.test(object))
          .join('\n---\n');
        const said = await kubectl(['apply', '--dry-run=server', '-f', '-'], text);
        expect(said).toContain('created (server dry run)');
        expect(said).not.toMatch(/Warning/i);
      },
    );

    it('refuses a pod that wants to be root', async () => {
      const pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'root', namespace },
        spec: { containers: [{ name: 'root', image: 'meadow:0.1.0', securityContext: { runAsUser: 0 } }] },
      };
      await expect(kubectl(['apply', '-f', '-'], JSON.stringify(pod))).rejects.toThrow('violates PodSecurity');
    });
  },
);
