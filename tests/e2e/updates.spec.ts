import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import program from '../../package.json' with { type: 'json' };
import { tablesNumber } from '../../services/adapters/sql/migrate.ts';
import { expect, test } from './test.ts';

test.use({ core: 'of updates', env: { MEADOW_RELEASES: 'meadow/app' } });

/** As a look would note it, and a version that ran here before. */
const noted = {
  ran: { version: '0.1.0', tables: tablesNumber },
  before: { version: '0.0.9', tables: tablesNumber },
  looked: new Date().toISOString(),
  found: {
    version: '99.0.0',
    published: '2026-06-01T10:00:00.000Z',
    notes:
      '### New\n\n- Faster than **ever**,\n  also on old laptops.\n- <img src=x onerror="document.title=1"> is text.\n',
    files: [],
  },
};

test('a newer version is told of once, with what is new as text, and the data are copied and put back', async ({
  meadow,
  settings,
  window: { page },
}) => {
  const database = new DatabaseSync(join(meadow.home, 'meadow.db'));
  database.prepare('insert or replace into settings (name, value) values (?, ?)').run('updates', JSON.stringify(noted));
  database.close();
  await page.reload();
  const notice = page.getByRole('region', { name: 'Updates' });
  await expect(notice).toContainText('There is Meadow 99.0.0');
  await notice.getByRole('button', { name: 'Show' }).click();
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Updates', exact: true }) });
  await expect(panel, 'the way leads to the part itself').toBeFocused();
  const found = panel.getByRole('region', { name: 'There is a newer version: 99.0.0' });
  await expect(found.getByRole('listitem')).toHaveText([
    'Faster than ever, also on old laptops.',
    '<img src=x onerror="document.title=1"> is text.',
  ]);
  await expect(found.getByRole('img')).toHaveCount(0);
  await expect(panel).toContainText('git pull && npm ci');
  await expect(panel.getByRole('switch', { name: 'Look for newer versions' })).not.toBeChecked();
  await expect(found.getByRole('link')).toHaveAttribute('href', 'https://github.com/meadow/app/releases/tag/v99.0.0');

  await panel.getByRole('button', { name: 'Copy now' }).click();
  const back = panel.getByRole('button', { name: /^Put back the copy by Meadow/ });
  await expect(back).toBeVisible();
  await back.click();
  await expect(page.getByText('It takes the place of everything here').first()).toBeVisible();
  await page.getByRole('button', { name: 'Leave everything as it is' }).click();

  await panel.getByRole('button', { name: 'Go back…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Back to Meadow 0.0.9' });
  await expect(dialog).toContainText('git checkout v0.0.9 && npm ci');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await settings.window.visit('/');
  await expect(notice).toHaveCount(0);
});

test('work whose line breaks is followed on to its end', async ({ settings, window: { page } }) => {
  await settings.window.visit('/settings/updates');
  const panel = page.getByRole('region', { name: 'Updates', exact: true });
  const copies = panel.getByRole('button', { name: /^Put back the copy by Meadow/ });
  await expect(panel.getByRole('button', { name: 'Copy now' })).toBeEnabled();
  let lines = 0;
  await page.route(/\/rpc\/jobs\/watch/, async (route) => {
    lines += 1;
    if (lines < 3) await route.abort('connectionreset');
    else await route.continue();
  });
  const before = await copies.count();
  await panel.getByRole('button', { name: 'Copy now' }).click();
  await expect(panel.getByRole('button', { name: 'Copy now' }), 'it goes on').toBeDisabled();
  await expect(copies).toHaveCount(before + 1, { timeout: 30_000 });
  await expect(panel.getByRole('button', { name: 'Copy now' })).toBeEnabled({ timeout: 30_000 });
  await expect(panel.getByRole('alert')).toHaveCount(0);
  expect(lines, 'asked for again, and no more once it ended').toBe(3);
});

test('a version that took the place of another says so once, and what is new in it', async ({
  meadow,
  settings,
  window: { page },
}) => {
  const database = new DatabaseSync(join(meadow.home, 'meadow.db'));
  const { found, ...others } = noted;
  const arrived = { ...found, version: program.version };
  database
    .prepare('insert or replace into settings (name, value) values (?, ?)')
    .run('updates', JSON.stringify({ ...others, arrived }));
  database.close();
  await page.reload();
  const notice = page.getByRole('region', { name: 'Updates' });
  await expect(notice).toContainText(`Meadow was updated to ${program.version}`);
  await notice.getByRole('button', { name: 'Show' }).click();
  const section = page.getByRole('region', { name: `New in Meadow ${program.version}` });
  await expect(section.getByRole('listitem').first()).toHaveText('Faster than ever, also on old laptops.');
  await settings.window.visit('/');
  await expect(notice).toHaveCount(0);
});
