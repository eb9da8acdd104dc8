import type { StackSecret } from '../../contract/stack.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { containerLabels, label, volumeName } from '../domain/stack/labels.ts';
import { pageOf } from '../domain/stack/pages.ts';
import { SECRETS_VOLUME, type ShownSecret, shownSecrets } from '../domain/stack/shown-secrets.ts';
import type { ServiceRule, StackFile } from '../domain/stack/stack-file.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';

/** Users and passwords of the services that are in the file, out of the volume that holds them. */
export async function readSecrets(engine: ContainerEngine, file: StackFile): Promise<StackSecret[]> {
  const files = await secretFiles(engine, file);
  return shownSecrets.flatMap(({ service, name, value }) => {
    const rule = file.services.find((each) => each.name === service);
    const text = rule && textOf(value, files, rule);
    const page = rule && pageOf(rule);
    return rule && text ? [{ service, name, value: text, ...(page && { page }) }] : [];
  });
}

function textOf(
  value: ShownSecret['value'],
  files: ReadonlyMap<string, Uint8Array>,
  { ports }: ServiceRule,
): string | undefined {
  if (typeof value === 'string') return value;
  if ('file' in value)
    return Buffer.from(files.get(value.file) ?? [])
      .toString('utf8')
      .trim();
  const published = ports.find(({ container }) => container === value.port);
  return published && `${published.host}:${published.published}`;
}

/** What lies in the volume of secrets, by file. Throws `stack-off` where there is none yet. */
export async function secretFiles(engine: ContainerEngine, file: StackFile): Promise<Map<string, Uint8Array>> {
  const { project } = file;
  const volume = volumeName(project, SECRETS_VOLUME);
  const volumes = await engine.volumes(`${label.project}=${project}`);
  if (!volumes.some(({ name }) => name === volume)) throw off();
  const containers = await engine.containers(`${label.project}=${project}`);
  const there = containers.map((container) => mountOf(container, volume)).find((mount) => mount !== undefined);
  return there ? engine.files(there.id, there.path) : fromOwnContainer(engine, file, volume);
}

/** The engine reads a volume through a container that mounts it, whether that runs or not. */
function mountOf({ id, mounts }: ContainerFacts, volume: string): { id: string; path: string } | undefined {
  const mount = mounts.find((each) => each.volume === volume);
  return mount && { id, path: mount.path };
}

/** After `down` there is none left: one is made for the moment, and never started. */
async function fromOwnContainer(
  engine: ContainerEngine,
  { project, services }: StackFile,
  volume: string,
): Promise<Map<string, Uint8Array>> {
  const rule = services.find(({ volumes }) => volumes.some((each) => each.volume === SECRETS_VOLUME));
  const imageId = rule && (await engine.image(rule.image));
  const path = rule?.volumes.find((each) => each.volume === SECRETS_VOLUME)?.path;
  if (!rule || imageId === undefined || path === undefined) throw off();
  const name = `${project}-read-secrets`;
  const labels = { ...containerLabels(rule, 1, imageId, { project, file: '', folder: '' }), [label.oneOff]: 'True' };
  const id = await engine.create({
    name,
    rule: { ...rule, volumes: [{ volume: SECRETS_VOLUME, path, readOnly: true }], ports: [], restart: undefined },
    imageId,
    labels,
    // The stack's own may be gone.
    network: 'none',
    aliases: [],
    volumeName: () => volume,
  });
  try {
    return await engine.files(id, path);
  } finally {
    await engine.remove(id);
  }
}

const off = (): Fault =>
  new Fault('stack-off', 'The stack has no secrets yet.', 'Start it once, then ask again.', {
    details: { case: 'no-secrets' },
  });
