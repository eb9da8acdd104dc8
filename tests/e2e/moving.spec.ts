import { findings } from './findings.ts';
import { writeSmallStack } from './small-stack.ts';
import { expect, test } from './test.ts';

// A stack that nobody started.
const small = await writeSmallStack();
test.use({ core: 'moving', env: { MEADOW_COMPOSE_FILE: small.file } });

test('a project says what a move would copy, and where the stack is off, the way to it; by keys alone', async ({
  window,
  page,
}) => {
  await window.rail.getByRole('link', { name: 'Photos' }).click();
  await page
    .getByRole('button', { name: /^Project:/ })
    .first()
    .press('Enter');
  await page.getByRole('menuitem', { name: 'Project settings' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: 'On this laptop' })).toBeChecked();
  await expect(dialog).toContainText('files of this computer');
  // Once it has taken the focus, which would end what a key began before.
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await dialog.getByRole('radio', { name: 'On this laptop' }).press('ArrowRight');
  await expect(dialog.getByRole('status')).toContainText(/0 photos, .*B with models/);
  expect(await findings(page), 'before it moves').toEqual([]);
  await dialog.getByRole('button', { name: 'Move into the stack' }).press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('The stack does not run.', { timeout: 30_000 });
  await expect(dialog.getByRole('link', { name: 'Go to the stack' })).toBeInViewport();
  expect(await findings(page), 'the stack is off').toEqual([]);
  await dialog.getByRole('link', { name: 'Go to the stack' }).press('Enter');
  await expect(window.title).toHaveText('Stack');
  await expect(dialog).toHaveCount(0);
});
