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
  /** The name of a release's image; it is built where it is not there. Throws `engine-…` and `build-failed`. */
  provide(release: Release, watch: DeployWatch): Promise<string>;
}

export function createModelImages({ engine, base, buildBase, path }: ModelImagesParts): ModelImages {
  return {
    async provide(release, watch) {
      const docker = await engine();
      if ((await docker.image(base)) === undefined) await buildBase(docker, watch);
      const program = await docker.image(base);
      if (program === undefined) throw notBuilt(base);
      const image = modelImage(release.version, release.model.sha256, program);
      if ((await docker.image(image)) === undefined) {
        await buildLayer(docker, image, release, watch);
        await forgetOld(docker, release.app);
      }
      return image;
    },
  };

  async function buildLayer(docker: ContainerEngine, image: string, { app, model }: Release, watch: DeployWatch) {
    const context = await mkdtemp(join(tmpdir(), 'meadow-image-'));
    try {
      await copyFile(model.path, join(context, 'model'));
      // The file of the data folder is for its owner alone; in the image the program is another user.
      await chmod(join(context, 'model'), 0o644);
      await writeFile(join(context, 'Dockerfile'), `FROM ${base}\nCOPY model ${path}\n`);
      const onProgress = (progress: { done: number; total: number }) =>
        watch.onProgress({ stage: 'build', ...progress });
      const order = { image, context, dockerfile: 'Dockerfile', args: {}, labels: { [APP]: app } };
      await docker.build(order, { signal: watch.signal, onProgress });
    } finally {
      await rm(context, { recursive: true, force: true });
    }
  }
}

const APP = 'meadow.deploy.project';
/** The one that was just built, the one before, and one to spare. */
const KEPT = 3;

/** Images of versions that nobody goes back to any more; one that a container has stays. */
async function forgetOld(docker: ContainerEngine, app: string): Promise<void> {
  const old = (await docker.images(`${APP}=${app}`)).slice(KEPT);
  for (const name of old.flatMap(({ names }) => names)) await docker.untag(name);
}

const notBuilt = (image: string): Fault =>
  new Fault('build-failed', `The image ${image} did not come.`, 'Deploy again.', {
    details: { case: 'did-not-come', image },
  });
