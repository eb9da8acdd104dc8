import { clearProject, hasEngine, NO_ENGINE, runInside } from './engine.ts';
import { findings } from './findings.ts';
import { writeSmallStack } from './small-stack.ts';
import { expect, test } from './test.ts';

test.skip(!hasEngine, NO_ENGINE);

const small = await writeSmallStack();
test.use({ core: 'stack', env: { MEADOW_COMPOSE_FILE: small.file } });
test.describe.configure({ mode: 'serial' });
test.afterAll(() => clearProject(small.project));

test('one click starts it, each service is followed until all is well', async ({ stack, window, page }) => {
  await stack.open();
  await expect(stack.main).toContainText('Not started yet');
  await expect(stack.main).toContainText('Without it, Meadow works as before.');
  await expect(page.getByText('Everything is there for it to start.')).toBeVisible();
  expect(await findings(page), 'before it starts').toEqual([]);
  await expect(window.status.getByRole('link', { name: /^Stack/ })).toHaveCount(0);

  const kit = page.locator('section', { hasText: 'Without a network' });
  await kit.getByRole('textbox', { name: 'File' }).fill(small.file);
  await kit.getByRole('button', { name: 'Take its images' }).click();
  await expect(kit.getByRole('alert')).toContainText('not a file that Meadow packed');

  await stack.start.click();
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeVisible();
  await expect(stack.state).toHaveText('Everything is well', { timeout: 60_000 });
  await expect(stack.services).toHaveCount(2);
  for (const name of ['Redis', 'MLflow']) await expect(stack.service(name)).toContainText('Well');
  await expect(stack.service('Preparing')).toContainText('Done');
  await expect(stack.service('Redis')).toContainText(`:${small.port}`);
  await expect(stack.service('Redis')).toContainText(/of 64 MB/);
  await expect(window.status.getByRole('link', { name: 'Stack well' })).toBeVisible();
  expect(await findings(page), 'all is well').toEqual([]);
});

test('a log is followed, searched, and kept where the reader is', async ({ stack, window, page }) => {
  await stack.open();
  await stack.service('MLflow').getByRole('link', { name: /^Log/ }).click();
  await expect(window.title).toHaveText('Log: MLflow');
  await expect(stack.lines.last()).toContainText('INFO line');
  const foot = page.getByText(/ lines · /);
  await expect(foot).toContainText('following');
  expect(await findings(page), 'the log').toEqual([]);

  await page.getByRole('searchbox').fill('NEEDLE');
  await expect(stack.lines).toHaveCount(1);
  await expect(stack.lines.locator('mark')).toHaveText('needle');
  await expect(stack.lines.getByRole('img', { name: 'warning' })).toBeVisible();
  await expect(foot).toContainText(/1 of \d/);

  await page.getByRole('searchbox').fill('');
  await page.getByRole('combobox', { name: 'Service' }).selectOption('All services');
  await expect(window.title).toHaveText('Log: All services');
  await page.getByRole('searchbox').fill('ready to accept');
  await expect(stack.lines.first()).toContainText('redis');
});

test('sign-in data is hidden until it is asked for', async ({ stack }) => {
  await stack.open();
  await stack.more('Redis', 'Sign-in data');
  await expect(stack.dialog).not.toContainText('open-sesame');
  await stack.dialog.getByRole('button', { name: 'Show: Password' }).click();
  await expect(stack.dialog).toContainText('open-sesame');
});

test('one service is restarted, and the others go on', async ({ stack, page }) => {
  await stack.open();
  await expect(stack.state).toHaveText('Everything is well');
  await page.getByRole('button', { name: 'Restart Redis' }).click();
  await expect(stack.state).toHaveText('Starting anew');
  await expect(stack.state).toHaveText('Everything is well', { timeout: 30_000 });
  await expect(stack.service('Redis')).toContainText(/Up\d+ sec/);
});

test('a service that ends by itself is told of elsewhere too, with its reason, and is mended', async ({
  stack,
  window,
  page,
}) => {
  await expect(window.status.getByRole('link', { name: 'Stack well' })).toBeVisible();
  await runInside(small.project, 'mlflow', ['touch', '/tmp/fall']);
  const toast = page.getByRole('region', { name: 'Stack', exact: true });
  await expect(toast).toContainText('It ended by itself, with code 3.', { timeout: 45_000 });
  await expect(window.announcement).toContainText('MLflow: It ended by itself');
  expect(await findings(page), 'the toast').toEqual([]);
  await toast.getByRole('button', { name: 'Open the Stack page' }).click();
  await expect(toast).toHaveCount(0);
  await expect(stack.state).toHaveText('Something is wrong');
  await expect(stack.service('MLflow')).toContainText('ERROR out of needles');
  expect(await findings(page), 'a service in trouble').toEqual([]);
  await page.getByRole('button', { name: 'Mend it' }).click();
  await expect(stack.state).toHaveText('Everything is well', { timeout: 30_000 });
});

test('what happened is kept until a person has seen enough of it', async ({ stack, page }) => {
  await stack.open();
  const happened = stack.panel('What happened');
  await expect(happened.getByRole('listitem')).toHaveCount(1);
  await expect(happened).toContainText('MLflow It ended by itself, with code 3.');
  await expect(happened).toContainText('ERROR out of needles');
  expect(await findings(page), 'what happened').toEqual([]);
  await happened.getByRole('button', { name: 'Clear the list' }).click();
  await expect(happened).toHaveCount(0);
});

test('what was stopped is named, and started again with the rest', async ({ stack, page }) => {
  await stack.open();
  await stack.more('MLflow', 'Stop');
  await expect(stack.state).toHaveText('Only a part of it runs', { timeout: 30_000 });
  await expect(stack.main).toContainText('1 service · not running: MLflow');
  await page.getByRole('button', { name: 'Start the rest' }).click();
  await expect(stack.state).toHaveText('Everything is well', { timeout: 60_000 });
});

test('what each service takes is listed, and how long it may stand unused is set', async ({ stack, page }) => {
  await stack.open();
  const weight = stack.panel('How much of it runs');
  await weight.getByRole('button', { name: 'Show' }).click();
  await expect(weight.getByRole('row', { name: /Redis/ })).toContainText('64 MB');
  await expect(weight.getByRole('switch')).toHaveCount(0);
  await weight.getByRole('combobox', { name: 'Stop it when nobody uses it' }).selectOption('After 30 minutes');
  await expect(weight.getByRole('switch', { name: 'Start it again when a project needs it' })).toBeChecked();
  expect(await findings(page), 'the weight').toEqual([]);
});

test('other images are named before they come', async ({ stack, page }) => {
  await stack.open();
  const variables = stack.panel('Ports and images');
  await variables.getByRole('button', { name: 'Show' }).click();
  const field = page.getByRole('textbox', { name: 'Image of Redis' });
  await field.fill('registry.invalid/redis:99');
  await field.press('Enter');
  const update = stack.panel('Other images are there');
  await expect(update).toContainText('redis:7.2-bookworm → registry.invalid/redis:99');
  expect(await findings(page), 'an update').toEqual([]);
  await page.getByRole('button', { name: 'Back to usual: Image of Redis' }).click();
  await expect(update).toHaveCount(0);
});

test('what cannot be is refused where it is typed, and what is set holds from the next start on', async ({
  stack,
  page,
}) => {
  await stack.open();
  await stack.panel('Ports and images').getByRole('button', { name: 'Show' }).click();
  const field = page.getByRole('textbox', { name: 'Port of Redis' });
  await field.fill('80');
  await expect(page.getByText('A number from 1024 to 65535.')).toBeVisible();
  const other = small.port === 65_535 ? small.port - 1 : small.port + 1;
  await field.fill(String(other));
  await field.press('Enter');
  await expect(page.getByText('What runs still has other values.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to usual: Port of Redis' }).click();
  await expect(field).toHaveValue(String(small.port));
});

test('it is stopped, and removed with its data only once its name was typed', async ({ stack, page }) => {
  await stack.open();
  await stack.stop.click();
  await expect(stack.state).toHaveText('Stopped', { timeout: 30_000 });
  await expect(stack.service('Redis')).toContainText('Stopped');
  await page.getByRole('button', { name: 'Remove…' }).click();
  await stack.dialog.getByRole('checkbox', { name: 'Delete the data too' }).check();
  const confirm = stack.dialog.getByRole('button', { name: 'Remove and delete the data' });
  await expect(confirm).toBeDisabled();
  await stack.dialog.getByRole('textbox').fill(small.project);
  expect(await findings(page), 'the question before it').toEqual([]);
  await confirm.click();
  await expect(stack.state).toHaveText('Not started yet', { timeout: 30_000 });
});
