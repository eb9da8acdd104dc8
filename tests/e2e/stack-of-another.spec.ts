import { askCore } from './ask-core.ts';
import { clearProject, hasEngine, NO_ENGINE } from './engine.ts';
import { findings } from './findings.ts';
import { writeSmallStack } from './small-stack.ts';
import { type Meadow, startMeadow } from './start-meadow.ts';
import { expect, test } from './test.ts';

test.skip(!hasEngine, NO_ENGINE);

const small = await writeSmallStack();
const env = { MEADOW_COMPOSE_FILE: small.file };
test.use({ core: 'stack of another', env });
test.describe.configure({ mode: 'serial' });

let other: Meadow;
test.beforeAll(async () => {
  other = await startMeadow(env);
  await askCore(other.home, 'stack/up', {});
});
test.afterAll(async () => {
  await other.close();
  await clearProject(small.project);
});

test('it is seen as it is, and changed only by who was told whose it is', async ({ stack, window, page }) => {
  await stack.open();
  await expect(stack.state).toHaveText('Everything is well', { timeout: 60_000 });
  const note = page.locator('section', { hasText: 'Another Meadow’s stack' });
  await expect(note).toContainText(other.home);
  await expect(window.status.getByRole('link', { name: 'Another Meadow’s stack' })).toBeVisible();
  await expect(stack.service('Redis')).toContainText('Well');
  expect(await findings(page), 'the stack of another').toEqual([]);

  const dialog = page.getByRole('dialog');
  await stack
    .service('Redis')
    .getByRole('button', { name: /^Restart/ })
    .click();
  await expect(dialog).toContainText(other.home);
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect(stack.state).toHaveText('Everything is well');

  await page.getByRole('button', { name: 'Stop the stack' }).click();
  await expect(dialog).toContainText(other.home);
  await dialog.getByRole('button', { name: 'Do it all the same' }).click();
  await expect(stack.state).toHaveText('Stopped', { timeout: 60_000 });
  await expect(note).toHaveCount(0);
});
