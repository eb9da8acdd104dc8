// `node scripts/node.js scripts/ci/stack-services.ts`: what the tests of the stack need, as CONTRIBUTING.md has it: the
// images, where they are not there, and a PostgreSQL, an object store and an MLflow that forget everything. Prints their
// addresses as lines for the environment, all else on standard error. `--end` takes the containers away.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import PQueue from 'p-queue';
import { upstreamImages } from './stack-services/images.ts';

const run = promisify(execFile);
const docker = async (...args: string[]): Promise<string> => (await run('docker', args)).stdout.trim();

const START_MS = 180_000;
const AT_ONCE = 3;
const TRIES = 3;

interface Service {
  name: string;
  image: RegExp;
  port: number;
  options: string[];
  command: string[];
  variable: string;
  address(at: string): string;
  /** A command in its container that ends well once it answers. */
  answers?: string[];
}

const services: Service[] = [
  {
    name: 'meadow-ci-postgres',
    image: /^postgres:/,
    port: 5432,
    options: ['-e', 'POSTGRES_PASSWORD=meadow'],
    command: ['-c', 'fsync=off'],
    variable: 'MEADOW_TEST_POSTGRES',
    address: (at) => `postgres://postgres:meadow@${at}/postgres`,
    // Only over TCP: while it makes its folder it answers on its socket.
    answers: ['pg_isready', '-h', '127.0.0.1', '-U', 'postgres'],
  },
  {
    name: 'meadow-ci-s3',
    image: /\/silo:/,
    port: 9000,
    options: ['-e', 'MINIO_ROOT_USER=meadow', '-e', 'MINIO_ROOT_PASSWORD=meadow-test'],
    command: ['server', '/data'],
    variable: 'MEADOW_TEST_S3',
    address: (at) => `http://meadow:meadow-test@${at}`,
  },
  {
    name: 'meadow-ci-mlflow',
    image: /\/mlflow:/,
    port: 5000,
    options: ['-e', 'MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false'],
    command: [
      ...['mlflow', 'server', '--host', '0.0.0.0', '--port', '5000', '--workers', '1'],
      ...['--backend-store-uri', 'sqlite:////tmp/mlflow.db', '--serve-artifacts'],
      ...['--artifacts-destination', '/tmp/artifacts'],
    ],
    variable: 'MEADOW_TEST_MLFLOW',
    address: (at) => `http://${at}`,
  },
];

async function bring(image: string, tries = TRIES): Promise<void> {
  try {
    await docker('image', 'inspect', image);
    console.error(`${image} is there`);
  } catch {
    try {
      await docker('pull', '--quiet', image);
      console.error(`${image} was fetched`);
    } catch (error) {
      if (tries <= 1) throw error;
      await sleep(10_000);
      await bring(image, tries - 1);
    }
  }
}

async function start(service: Service, images: string[]): Promise<string> {
  const image = images.find((each) => service.image.test(each));
  if (!image) throw new Error(`The stack names no image for ${service.name}.`);
  await end(service.name);
  const where = ['--name', service.name, '-p', `127.0.0.1::${service.port}`];
  await docker('run', '-d', '--rm', ...where, ...service.options, image, ...service.command);
  const at = (await docker('port', service.name, `${service.port}/tcp`)).split('\n')[0] ?? '';
  const deadline = performance.now() + START_MS;
  while (!(await answers(service, at))) {
    if (performance.now() > deadline) throw new Error(`${service.name} does not answer at ${at}.`);
    await sleep(1000);
  }
  return `${service.variable}=${service.address(at)}`;
}

async function answers({ name, answers: command }: Service, at: string): Promise<boolean> {
  const asked = command ? docker('exec', name, ...command) : fetch(`http://${at}/`, { redirect: 'manual' });
  return asked.then(
    () => true,
    () => false,
  );
}

const end = (name: string): Promise<unknown> => docker('rm', '-f', name).catch(() => undefined);

if (process.argv.includes('--end')) {
  await Promise.all(services.map(({ name }) => end(name)));
} else {
  const images = await upstreamImages();
  const turns = new PQueue({ concurrency: AT_ONCE });
  await Promise.all(images.map((image) => turns.add(() => bring(image))));
  for (const line of await Promise.all(services.map((service) => start(service, images)))) console.log(line);
}
