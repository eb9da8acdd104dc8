import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelImage } from '../domain/deploying/model-tag.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { DeployWatch, Release } from '../ports/deployer.ts';

export interface ModelImagesParts {
  /** The engine of this computer. */
  engine(): Promise<ContainerEngine>;
  /** The image of the program. */
  base: string;
  /** Builds that where it is not there. */
  buildBase(engine: ContainerEngine, watch: DeployWatch): Promise<void>;
  /** Where a version's file lies in its image. */
  path: string;
}

/** Images that hold one version each: the program's image, and one small layer with the version's file. */
export interface ModelImages {
  nameOf(release: Release): string;
  /** Builds it where it is not there; gives its id. */
  provide(release: Release, watch: DeployWatch): Promise<string>;
}

export function createModelImages({ engine, base, buildBase, path }: ModelImagesParts): ModelImages {
  const nameOf = ({ version, model }: Release) => modelImage(version, model.sha256, base);
  return {
    nameOf,
    async provide(release, watch) {
      const docker = await engine();
      const image = nameOf(release);
      const here = await docker.image(image);
      if (here !== undefined) return here;
      if ((await docker.image(base)) === undefined) await buildBase(docker, watch);
      await buildLayer(docker, image, release, watch);
      const built = await docker.image(image);
      if (built === undefined) throw notBuilt(image);
      return built;
    },
  };

  async function buildLayer(docker: ContainerEngine, image: string, { model }: Release, watch: DeployWatch) {
    const context = await mkdtemp(join(tmpdir(), 'meadow-image-'));
    try {
      await copyFile(model.path, join(context, 'model'));
      // The file of the data folder is for its owner alone; in the image the program is another user.
      await chmod(join(context, 'model'), 0o644);
      await writeFile(join(context, 'Dockerfile'), `FROM ${base}\nCOPY model ${path}\n`);
      const onProgress = (progress: { done: number; total: number }) =>
        watch.onProgress({ stage: 'build', ...progress });
      const order = { image, context, dockerfile: 'Dockerfile', args: {}, labels: {} };
      await docker.build(order, { signal: watch.signal, onProgress });
    } finally {
      await rm(context, { recursive: true, force: true });
    }
  }
}

const notBuilt = (image: string): Fault =>
  new Fault('build-failed', `The image ${image} did not come.`, 'Deploy again.', { details: { image } });
