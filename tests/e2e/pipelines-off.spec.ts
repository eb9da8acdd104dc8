import { findings } from './findings.ts';
import { writeSmallStack } from './small-stack.ts';
import { expect, test } from './test.ts';

// A stack that nobody started.
const small = await writeSmallStack();
test.use({ core: 'no pipelines', env: { MEADOW_COMPOSE_FILE: small.file } });

test('where the stack is off, the page says what pipelines are and leads to its start', async ({
  pipelines,
  window,
  page,
}) => {
  await pipelines.open();
  await expect(pipelines.main).toContainText('The stack does not run', { timeout: 30_000 });
  expect(await findings(page), 'the stack is off').toEqual([]);
  await page.getByRole('link', { name: 'Start it on the Stack page' }).click();
  await expect(window.title).toHaveText('Stack');
});
