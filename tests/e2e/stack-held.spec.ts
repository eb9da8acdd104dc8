import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askCore } from './ask-core.ts';
import { clearProject, hasEngine, NO_ENGINE, SMALL_IMAGE } from './engine.ts';
import { findings } from './findings.ts';
import { expect, test } from './test.ts';

test.skip(!hasEngine, NO_ENGINE);

const folder = await mkdtemp(join(tmpdir(), 'meadow-held-'));
const file = join(folder, 'compose.yaml');
const project = `mdwh-${process.pid}`;
await writeFile(
  file,
  `name: ${project}
services:
  redis:
    image: ${SMALL_IMAGE}
    command: ["sh", "-c", "echo ERROR no needles; exit 3"]
    healthcheck: { test: ["CMD", "true"], interval: 1s }
    restart: "no"
  mlflow:
    image: ${SMALL_IMAGE}
    command: ["sh", "-c", "sleep 600"]
    depends_on: { redis: { condition: service_healthy } }
    restart: "no"
`,
);
test.use({ core: 'held', env: { MEADOW_COMPOSE_FILE: file } });
test.beforeEach(({ meadow }) => askCore(meadow.home, 'settings/change', { language: 'fr' }));
test.afterAll(async () => {
  await clearProject(project);
  await rm(folder, { recursive: true, force: true });
});

test('a service that waits for one that failed is told by its name, in the person’s language', async ({
  window,
  page,
  stack,
}) => {
  await window.goTo('Pile');
  await page.getByRole('button', { name: 'Démarrer la pile' }).click();
  await expect(stack.service('MLflow')).toContainText('mlflow n’a pas été démarré : il lui faut redis.', {
    timeout: 60_000,
  });
  await expect(stack.service('MLflow')).toContainText('Voyez ce qui ne va pas avec redis.');
  await expect(stack.service('Redis')).toContainText('ERROR no needles');
  await expect(stack.main).not.toContainText(/was not started|did not get ready|NaN/);
  expect(await findings(page), 'a service that was held').toEqual([]);
});
