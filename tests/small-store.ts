import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';

const docker = new Docker({ timeout: 10_000 });
const compose = await readFile(new URL('../compose/compose.yaml', import.meta.url), 'utf8');

/** The image of the store, as the stack has it. */
const IMAGE = process.env.MINIO_IMAGE ?? /MINIO_IMAGE:-([^}]+)}/.exec(compose)?.[1] ?? '';

/** Whether a container engine answers and has the store's image, which is not downloaded for tests. */
export const hasStoreImage = await docker
  .getImage(IMAGE)
  .inspect()
  .then(
    () => true,
    () => false,
  );
export const NO_STORE_IMAGE = `no container engine with the image ${IMAGE} answers`;

/** A stack that is the store alone, under the name and with the secret it has in the whole one. */
export interface SmallStore {
  project: string;
  file: string;
  port: number;
  password: string;
}

const text = ({ project, port, password }: Omit<SmallStore, 'file'>) => `name: ${project}
services:
  prepare:
    image: ${IMAGE}
    entrypoint: ["/bin/sh", "-c", "printf ${password} > /secrets/minio-root"]
    restart: "no"
    tmpfs: ["/tmp", "/data"]
    volumes: ["secrets:/secrets"]
  minio:
    image: ${IMAGE}
    command: ["server", "/data"]
    environment:
      MINIO_ROOT_USER: meadow
      MINIO_ROOT_PASSWORD_FILE: /secrets/minio-root
    depends_on: { prepare: { condition: service_completed_successfully } }
    ports: ["127.0.0.1:${port}:9000"]
    volumes: ["secrets:/secrets"]
    tmpfs: ["/tmp", "/data"]
    healthcheck: { test: ["CMD-SHELL", "curl -fsS http://127.0.0.1:9000/minio/health/live || mc ready local"], interval: 1s }
    stop_signal: SIGKILL
    mem_limit: 512m
volumes:
  secrets: {}
`;

export async function writeSmallStore(project: string, port: number): Promise<SmallStore> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-store-'));
  const store = { project, port, password: `store-${crypto.randomUUID()}` };
  const file = join(folder, 'compose.yaml');
  await writeFile(file, text(store));
  return { ...store, file };
}
