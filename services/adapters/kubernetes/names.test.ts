import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { projectId } from '../../domain/project-id.ts';
import { readManifests } from './manifests.ts';
import { namespaceOf } from './names.ts';

it('gives no project a namespace of the stack', async () => {
  const folder = fileURLToPath(new URL('../../../k8s/overlays/host-path', import.meta.url));
  const names = (await readManifests(folder)).filter(({ kind }) => kind === 'Namespace');
  const [own = ''] = names.map(({ metadata }) => metadata?.name ?? '');
  expect(own).toMatch(/^meadow-/);
  const word = own.replace(/^meadow-/, '');
  const name = fc.oneof(fc.string(), fc.constantFrom(word, 'Volumes', '-volumes', '- Volumes', '_volumes'));
  fc.assert(fc.property(name, (each) => void expect(namespaceOf(projectId(each))).not.toBe(own)));
});
