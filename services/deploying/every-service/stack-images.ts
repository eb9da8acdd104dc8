import type { ImageRoad } from '../../domain/deploying/image-road.ts';
import { Fault } from '../../domain/fault.ts';
import type { ClusterStacks } from '../../ports/cluster-stack.ts';
import type { ContainerEngine } from '../../ports/container-engine.ts';
import type { DeployWatch } from '../../ports/deployer.ts';
import { deliverImage } from '../image-delivery.ts';

/** An image of Meadow's own: what the engine calls it, and how it is built. */
export interface OwnImage {
  image: string;
  build(engine: ContainerEngine, watch: DeployWatch): Promise<void>;
}

export interface StackImagesParts {
  engine(): Promise<ContainerEngine>;
  road: ImageRoad;
  /** Meadow's own, by their names in the manifests. */
  own: ReadonlyMap<string, OwnImage>;
  /** What a person wants in place of others, by their names in the manifests. */
  instead: ReadonlyMap<string, string>;
}

type Reporting = (stage: 'build' | 'load', progress: { done: number; total: number }) => void;

/** The images of the stack, where a cluster finds them. */
export interface StackImages {
  /** Those that have other names in the cluster, by the names of the manifests; `only` some of them. */
  provide(
    cluster: ClusterStacks,
    signal: AbortSignal,
    report: Reporting,
    only?: (image: string) => boolean,
  ): Promise<Map<string, string>>;
}

export function createStackImages({ engine, road, own, instead }: StackImagesParts): StackImages {
  /** Named by what is in it, so that another one under the same name is taken for another one. */
  const build = async ({ image, build: make }: OwnImage, signal: AbortSignal, report: Reporting): Promise<string> => {
    const docker = await engine();
    const onProgress = (progress: { done: number; total: number }) => report('build', progress);
    if ((await docker.image(image)) === undefined) await make(docker, { signal, onProgress });
    const id = await docker.image(image);
    if (id === undefined) throw notBuilt(image);
    const name = `${image}-${id.replace(/^sha256:/, '').slice(0, 12)}`;
    if ((await docker.image(name)) === undefined) await docker.tag(id, name);
    return name;
  };
  const mustBeGiven = async (image: string, isOwn: boolean): Promise<boolean> => {
    if (road.kind === 'same-engine') return false;
    if (isOwn) return true;
    // Others come from their registries by themselves, where this computer does not happen to have them.
    if (road.kind === 'unknown') return false;
    const docker = await engine().catch(() => undefined);
    return (await docker?.image(image)) !== undefined;
  };
  return {
    async provide(cluster, signal, report, only = () => true) {
      const images = (await cluster.images()).filter(only);
      const names = new Map<string, string>();
      for (const image of images) {
        signal.throwIfAborted();
        const made = own.get(image);
        const other = made ? await build(made, signal, report) : instead.get(image);
        if (other !== undefined) names.set(image, other);
      }
      for (const [done, image] of images.entries()) {
        signal.throwIfAborted();
        report('load', { done, total: images.length });
        const name = names.get(image) ?? image;
        if ((await mustBeGiven(name, own.has(image))) && !(await cluster.has(name)))
          await deliverImage(road, engine, name, { signal, onProgress: () => undefined });
      }
      return names;
    },
  };
}

const notBuilt = (image: string): Fault =>
  new Fault('build-failed', `The image ${image} did not come.`, 'Do it again.', {
    details: { case: 'did-not-come', image },
  });
