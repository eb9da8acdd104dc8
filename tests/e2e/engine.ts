import Docker from 'dockerode';

const docker = new Docker({ timeout: 10_000 });

/** An image of the stack that is small and has a shell. */
export const SMALL_IMAGE = 'redis:7.2-bookworm';

/** Whether a container engine answers and has the small image, which is not downloaded for tests. */
export const hasEngine = await docker
  .getImage(SMALL_IMAGE)
  .inspect()
  .then(
    () => true,
    () => false,
  );
export const NO_ENGINE = `no container engine with the image ${SMALL_IMAGE} answers`;

/** Takes away whatever a project left on the engine. */
export async function clearProject(project: string): Promise<void> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const containers = await docker.listContainers({ all: true, filters });
  await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).remove({ force: true })));
  const { Volumes: volumes } = await docker.listVolumes({ filters });
  await Promise.all(volumes.map(({ Name }) => docker.getVolume(Name).remove()));
  const networks = await docker.listNetworks({ filters });
  await Promise.all(networks.map(({ Id }) => docker.getNetwork(Id).remove()));
}
