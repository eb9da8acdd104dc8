import { Fault } from '../domain/fault.ts';
import { doorOf } from '../domain/stack/door-of.ts';
import { label } from '../domain/stack/labels.ts';
import { addressFiles, type RecordAddresses } from '../domain/stack/record-addresses.ts';
import type { StackFile } from '../domain/stack/stack-file.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import { secretFiles } from './read-secrets.ts';

/** The text of each file that says where records are, by its name. */
export type RecordPlace = Record<(typeof addressFiles)[keyof typeof addressFiles], string>;

/** The ports services listen at in their containers, and the files of the passwords in the volume of secrets. */
const PORTS = { postgres: 5432, minio: 9000, mlflow: 5000, 'airflow-api': 8080 };
const PASSWORDS = { postgres: 'catalog-role', s3: 's3-core', airflow: 'airflow-core' };

/** As `compose/services/web` says it to what runs in the stack, for what runs on this computer. */
export async function readRecordPlace(engine: ContainerEngine, file: StackFile): Promise<RecordPlace> {
  const containers = await engine.containers(`${label.project}=${file.project}`);
  const find = (service: keyof typeof PORTS) => {
    const of = containers.filter(({ labels, state }) => labels[label.service] === service && state === 'running');
    return doorOf(
      of.flatMap(({ ports }) => ports),
      PORTS[service],
    );
  };
  const published = (service: keyof typeof PORTS) => {
    const port = find(service);
    if (!port) throw notRunning(service);
    return port;
  };
  const [postgres, minio, mlflow] = [published('postgres'), published('minio'), published('mlflow')];
  // It can be left out of what runs.
  const airflow = find('airflow-api');
  const addresses: RecordAddresses = {
    postgres: { ...postgres, database: 'catalog', user: 'catalog' },
    s3: { endpoint: minio.host, port: minio.port, accessKey: 'core' },
    mlflow: { address: `http://${mlflow.host}:${mlflow.port}` },
    ...(airflow && { airflow: { address: `http://${airflow.host}:${airflow.port}`, user: 'meadow' } }),
  };
  const secrets = await secretFiles(engine, file);
  const secret = (name: string) => Buffer.from(secrets.get(name) ?? new Uint8Array()).toString('utf8');
  return {
    [addressFiles.addresses]: JSON.stringify(addresses),
    [addressFiles.postgresPassword]: secret(PASSWORDS.postgres),
    [addressFiles.s3Secret]: secret(PASSWORDS.s3),
    [addressFiles.airflowPassword]: secret(PASSWORDS.airflow),
  };
}

const notRunning = (service: string): Fault =>
  new Fault('stack-off', 'The stack does not run.', 'Start it on the Stack page, or with "meadow stack up".', {
    details: { case: 'off', service },
  });
