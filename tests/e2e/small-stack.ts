import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL_IMAGE } from './engine.ts';
import { freePort } from './start-meadow.ts';

/** A stack of three services that start within seconds, under the names of real ones; one falls when it is told to. */
export interface SmallStack {
  project: string;
  file: string;
  port: number;
}

const text = (project: string, port: number) => `name: ${project}
services:
  prepare:
    image: ${SMALL_IMAGE}
    command: ["sh", "-c", "printf open-sesame > /secrets/redis; echo INFO prepared"]
    restart: "no"
    volumes: ["secrets:/secrets"]
  redis:
    image: \${REDIS_IMAGE:-${SMALL_IMAGE}}
    depends_on: { prepare: { condition: service_completed_successfully } }
    ports: ["127.0.0.1:\${REDIS_PORT:-${port}}:6379"]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 1s }
    restart: unless-stopped
    mem_limit: 64m
  mlflow:
    image: ${SMALL_IMAGE}
    command:
      - sh
      - -c
      - >-
        echo "WARNING a needle in the log"; n=0;
        while [ ! -e /tmp/fall ]; do n=$$((n+1)); echo "INFO line $$n"; sleep 0.5; done;
        rm /tmp/fall; echo "ERROR out of needles"; exit 3
    depends_on: { redis: { condition: service_healthy } }
    stop_signal: SIGKILL
    restart: "no"
volumes:
  secrets: {}
`;

export async function writeSmallStack(): Promise<SmallStack> {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'meadow-stack-')), await freePort()];
  const project = `mdwg-${process.pid}`;
  const file = join(folder, 'compose.yaml');
  await writeFile(file, text(project, port));
  return { project, file, port };
}
