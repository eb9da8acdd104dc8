import { expect, test } from 'vitest';
import type { ContainerFacts } from './container-facts.ts';
import { dataOf, imageChanges, worthCopying } from './image-changes.ts';
import { label } from './labels.ts';
import { readCompose } from './read-compose.ts';

const { services } = readCompose({
  file: 'compose.yaml',
  variables: {},
  text: `
services:
  prepare: { image: "own:2", volumes: ["db:/data/db", "secrets:/secrets"] }
  postgres:
    image: db:2
    volumes: ["db:/db", "postgres-run:/run/db", "conf:/conf:ro"]
    depends_on: { prepare: { condition: service_completed_successfully } }
  web: { image: "own:2", volumes: ["web-data:/data"] }
  mlflow: { image: "mlflow:2" }
volumes: { db: {}, conf: {}, secrets: {}, postgres-run: {}, web-data: {} }
`,
});

const container = (service: string, image: string, imageId: string) =>
  ({ labels: { [label.service]: service }, image, imageId }) as unknown as ContainerFacts;
const ids = new Map([
  ['own:2', 'id-own-2'],
  ['db:2', 'id-db-2'],
]);

test('services with the same change stand together, with the data they keep themselves', () => {
  const containers = [
    container('prepare', 'own:1', 'id-own-1'),
    container('web', 'own:1', 'id-own-1'),
    container('postgres', 'db:1', 'id-db-1'),
  ];
  expect(imageChanges(services, { containers, imageIds: ids })).toEqual([
    { services: ['prepare', 'web'], from: 'own:1', fromId: 'id-own-1', to: 'own:2', data: ['web-data'] },
    { services: ['postgres'], from: 'db:1', fromId: 'id-db-1', to: 'db:2', data: ['db'] },
  ]);
});

test('another name for the same image is no change; another image of the same name is one; a missing one is to come', () => {
  const of = (...containers: ContainerFacts[]) => imageChanges(services, { containers, imageIds: ids });
  expect(of(container('postgres', 'db:1', 'id-db-2'))).toEqual([]);
  expect(of(container('postgres', 'db:2', 'id-db-1'))).toMatchObject([{ from: 'db:2', to: 'db:2' }]);
  expect(of(container('mlflow', 'mlflow:1', 'id-ml-1'))).toMatchObject([{ to: 'mlflow:2' }]);
  expect(of(container('mlflow', 'mlflow:2', 'id-ml-1'))).toEqual([]);
});

test('what fell after an update is not copied over the way back', () => {
  const [change] = imageChanges(services, { containers: [container('postgres', 'db:1', 'id')], imageIds: ids });
  const worth = (fallen: string[], covered: string[]) =>
    dataOf(worthCopying([change!], { fallen: new Set(fallen), covered: new Set(covered) }));
  expect(worth([], ['db'])).toEqual(['db']);
  expect(worth(['postgres'], [])).toEqual(['db']);
  expect(worth(['postgres'], ['db'])).toEqual([]);
});
