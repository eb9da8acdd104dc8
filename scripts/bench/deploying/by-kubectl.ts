import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { render } from '../../../services/adapters/kubernetes/render.ts';
import { baseManifests } from '../../../services/assembly/cluster-deployer.ts';
import type { Release } from '../../../services/ports/deployer.ts';

const run = promisify(execFile);

export const hasKubectl = (): Promise<boolean> =>
  run('kubectl', ['version', '--client']).then(
    () => true,
    () => false,
  );

/** The same manifests in a namespace of their own, put there and waited for as people do. */
export async function byKubectl(release: Release, image: string) {
  const items = render(await baseManifests(), release, image, { nodePort: true });
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const namespace = `meadow-${release.app}`;
  return {
    async deploy() {
      const apply = run('kubectl', ['apply', '-f', '-']);
      apply.child.stdin?.end(list);
      await apply;
      await run('kubectl', ['rollout', 'status', 'deployment/predictor', '-n', namespace]);
    },
    remove: () => run('kubectl', ['delete', 'namespace', namespace, '--wait']),
  };
}
