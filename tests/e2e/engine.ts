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

/** Runs a command in the container of a service. */
export async function runInside(project: string, service: string, command: string[]): Promise<void> {
  const label = [`com.docker.compose.project=${project}`, `com.docker.compose.service=${service}`];
  const [found] = await docker.listContainers({ filters: { label } });
  if (!found) throw new Error(`${service} does not run.`);
  const run = await docker.getContainer(found.Id).exec({ Cmd: command });
  await run.start({ Detach: true });
}
