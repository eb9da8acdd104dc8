import type { Locator } from '@playwright/test';
import type { TrafficSeries } from '../../contract/shapes/traffic.ts';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { MonitoringPage } from './pages/monitoring-page.ts';
import { hasInsects, hasPhotos, NO_INSECTS, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'monitoring' });
const PROJECT = 'dandelion-or-grass';

/** All that a region says from now on: the end of the photos may be told right after the alert. */
async function heard(region: Locator): Promise<() => Promise<string>> {
  const all = await region.evaluateHandle((element) => {
    const texts: (string | null)[] = [];
    new MutationObserver(() => texts.push(element.textContent)).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return texts;
  });
  return () => all.evaluate((texts) => texts.join('\n'));
}

/** Has photos asked about where nothing was yet, so that a test stands where the one before it failed or did not run. */
async function beenAsked(home: string): Promise<void> {
  const asked = async () => {
    const { total } = await askCore<TrafficSeries>(home, 'monitoring/traffic', { project: PROJECT, span: 'day' });
    return total.predictions;
  };
  if ((await asked()) > 0) return;
  const paths = [...photos('dandelion-vs-grass/grass', 12), ...photos('ants-vs-bees/bees', 12)];
  await askCore(home, 'predicting/start', { paths, origin: 'window' });
  await expect.poll(asked).toBe(paths.length);
}

test('photos are counted, other ones raise an alert that says so, and it is seen', async ({
  predict,
  window,
  page,
}) => {
  test.skip(!hasInsects, NO_INSECTS);
  const monitoring = new MonitoringPage(window);
  await monitoring.open();
  await expect(monitoring.main.getByText('Nothing was asked yet')).toBeVisible();
  await monitoring.set('Photos looked at together', 20);
  await monitoring.set('Latency: threshold', 60_000);

  await window.goTo('Predict');
  await predict.choose(photos('dandelion-vs-grass/grass', 8));
  await predict.done();
  await monitoring.open();
  await expect(monitoring.figure('Predictions')).toContainText('8');
  await expect(monitoring.part('“Neither”')).toContainText('Too few photos yet: 8 of 20.');
  await expect(monitoring.part('Live accuracy')).toContainText('Nobody has judged a verdict in this time.');

  await window.goTo('Predict');
  const announced = await heard(window.announcement);
  await predict.choose(photos('ants-vs-bees/bees', 24));
  await expect(monitoring.toast).toContainText('Meadow tells you from', { timeout: 30_000 });
  expect(await announced()).toContain('New alert for Dandelion or grass:');
  expect(await findings(page), 'the toast').toEqual([]);
  await monitoring.toast.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(window.title).toHaveText('Monitoring');
  await expect(monitoring.toast).toHaveCount(0);

  const alert = monitoring.alerts.filter({ hasText: 'More “neither” than usual' });
  await expect(alert).toContainText('dandelion-or-grass-1');
  await alert.getByRole('button', { name: /^Show: / }).click();
  const signal = monitoring.part('“Neither”');
  await expect(signal).toBeFocused();
  await expect(signal).toContainText('The last 20 photos are “neither” more often than those of the training.');
  await signal
    .getByRole('button', { name: /^Look at / })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('Is this right?');
  await page.keyboard.press('Escape');

  const unseen = monitoring.alerts.getByRole('button', { name: /^Seen: / });
  await expect(monitoring.railLink(await unseen.count())).toBeVisible();
  for (let left = await unseen.count(); left > 0; left--) {
    await unseen.first().click();
    await expect(unseen).toHaveCount(left - 1);
  }
  await expect(monitoring.railLink(0)).toBeVisible();
  await expect(alert).toContainText('Seen');

  await page.getByRole('button', { name: 'Requests as a table' }).click();
  // The hour may turn between the two batches.
  const counts = monitoring
    .part('Requests')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  const sum = async () => (await counts.allInnerTexts()).reduce((all, row) => all + Number(row.split('\t').at(1)), 0);
  await expect.poll(sum).toBe(32);
  expect(await findings(page), 'the page').toEqual([]);
});

test('a chart is read by the keyboard, and the span is kept', async ({ window, page, meadow }) => {
  await beenAsked(meadow.home);
  const monitoring = new MonitoringPage(window);
  await monitoring.open();
  await page.getByText('Month', { exact: true }).click();
  await expect(monitoring.figure('Predictions')).toContainText('in the last month');
  const chart = monitoring.part('Verdicts').getByRole('application');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(monitoring.part('Verdicts').getByRole('status')).toContainText('neither');
  await page.reload();
  await monitoring.open();
  await expect(monitoring.figure('Predictions')).toContainText('in the last month');
});

test('where the history is switched off, nothing is told of drift, and the way to the switch is shown', async ({
  window,
  settings,
  meadow,
}) => {
  await beenAsked(meadow.home);
  const monitoring = new MonitoringPage(window);
  await monitoring.open();
  await expect(monitoring.part('Light')).toBeVisible();
  await settings.open();
  await settings.keep.press('Space');
  await expect(settings.keep).not.toBeChecked();
  await monitoring.open();
  await expect(monitoring.main.getByText(/the last photos are not known/)).toBeVisible();
  await expect(monitoring.part('Light')).toHaveCount(0);
  await monitoring.main.getByRole('link', { name: 'Keep predictions in the settings' }).click();
  await settings.keep.press('Space');
  await expect(settings.keep).toBeChecked();
  await monitoring.open();
  await expect(monitoring.part('Light')).toBeVisible();
});

test('a threshold raises an alert, and the computer tells of it', async ({ window, page, context, meadow }) => {
  await beenAsked(meadow.home);
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const { Notification: Real } = globalThis;
    const told: Notification[] = [];
    Object.assign(globalThis, {
      told,
      Notification: class extends Real {
        constructor(...words: ConstructorParameters<typeof Real>) {
          super(...words);
          told.push(this);
        }
      },
    });
  });
  await page.reload();
  const monitoring = new MonitoringPage(window);
  await monitoring.open();
  await page.getByRole('button', { name: 'Notify me on this computer' }).click();
  await expect(page.getByRole('button', { name: 'Stop notifying me here' })).toBeVisible();
  await monitoring.set('Latency: threshold', 10);
  await expect(monitoring.alerts.filter({ hasText: 'Slow answers' })).toContainText('Meadow tells you from 10 ms on');
  await expect(monitoring.railLink(1)).toBeVisible();
  const titles = () =>
    page.evaluate(() => (globalThis as unknown as { told: Notification[] }).told.map(({ title }) => title));
  await expect.poll(titles).toEqual(['Dandelion or grass: Slow answers']);

  await window.goTo('History');
  await page.evaluate(() => {
    const [first] = (globalThis as unknown as { told: Notification[] }).told;
    first?.dispatchEvent(new Event('click'));
  });
  await expect(window.title).toHaveText('Monitoring');
});

test('an alert of another project is told of while Monitoring is open', async ({ window, page, meadow }) => {
  const monitoring = new MonitoringPage(window);
  const [project, version] = [PROJECT, 'dandelion-or-grass-1'];
  for (let at = 0; at < 5; at++) {
    const hash = at.toString(16).padStart(64, '0');
    const said = { hash, photo: `${at}.jpg`, version, verdict: 'grass', truth: 'dandelion' };
    await askCore(meadow.home, 'corrections/say', said);
  }
  await askCore(meadow.home, 'projects/create', { name: 'Bicycles', classes: [] });
  await monitoring.open();
  await expect(monitoring.main.getByText('No version is live yet')).toBeVisible();
  const accuracy = { on: true, below: 0.9, last: 5 };
  await askCore(meadow.home, 'monitoring/change', { project, change: { accuracy } });
  await expect(monitoring.toast).toContainText('Dandelion or grass');
  await expect(monitoring.toast).toContainText('Right too seldom');
  await monitoring.toast.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(monitoring.alerts.filter({ hasText: 'Right too seldom' })).toBeVisible();
  await expect(monitoring.toast).toHaveCount(0);
  await expect(page.getByText('No version is live yet')).toHaveCount(0);
});
