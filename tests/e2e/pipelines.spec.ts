import { routes } from '../../renderer/pages/routes.ts';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
import { classFolders } from './labelled-folder.ts';
import { TriggersPage } from './pages/triggers-page.ts';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

const plants = { dandelion: 'dandelion-vs-grass/dandelion', grass: 'dandelion-vs-grass/grass' };

// One that runs already: the test of the whole stack does this with its own.
const stack = process.env.MEADOW_TEST_AIRFLOW ?? '';
test.skip(stack === '', 'MEADOW_TEST_AIRFLOW names none');
test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'pipelines', env: { COMPOSE_PROJECT_NAME: stack, MEADOW_COMPOSE_FILE: '' } });
test.describe.configure({ mode: 'serial', timeout: 600_000 });
const name = `Lawn ${process.pid}`;

test('Retrain runs in Airflow, each task is seen live, and its log (MEADOW_TEST_AIRFLOW)', async ({
  meadow,
  photosPage,
  trainPage,
  pipelines,
  window,
  page,
}) => {
  await photosPage.open();
  await photosPage.createProject(name);
  await photosPage.addFolder(await classFolders(plants, 12));
  await expect(photosPage.report).toContainText('24 photos added.');
  const projects = await askCore<{ id: string; name: string }[]>(meadow.home, 'projects/list', undefined);
  const project = projects.find((one) => one.name === name)!.id;
  await askCore(meadow.home, 'moving/move', { project, to: 'stack' });
  const isThere = async () => {
    const all = await askCore<{ id: string; place: string }[]>(meadow.home, 'projects/list', undefined);
    return all.find(({ id }) => id === project)?.place;
  };
  await expect.poll(isThere, { timeout: 120_000 }).toBe('stack');

  await trainPage.open();
  await trainPage.main.getByRole('radiogroup', { name: 'Runs on' }).getByText('Airflow').click();
  await expect(trainPage.main.getByRole('radio', { name: 'Airflow' })).toBeChecked();
  await expect(trainPage.main).toContainText('The next training runs in the stack');
  await trainPage.start.click();
  const toTasks = trainPage.main.getByRole('link', { name: 'Its tasks and their logs' });
  await toTasks.click({ timeout: 120_000 });

  await expect(window.title).toHaveText(`Retrain · ${name}`);
  await expect(pipelines.tasks.and(page.locator('[aria-current="step"]'))).toBeVisible({ timeout: 120_000 });
  expect(await findings(page), 'a run that goes on').toEqual([]);
  await expect(pipelines.task('Take a snapshot of the photos')).toContainText(/Done.*\d s/, { timeout: 120_000 });
  await page.getByRole('link', { name: 'Log: Take a snapshot of the photos' }).click();
  const lines = page.getByRole('group', { name: 'Lines of the log' }).getByRole('listitem');
  await expect(lines.first()).toBeVisible({ timeout: 60_000 });
  await expect(pipelines.main).toContainText('no more will come');
  await page.getByRole('searchbox', { name: 'Search in the log' }).fill('retrain.py');
  await expect(lines.first()).toContainText('retrain.py');
  expect(await findings(page), 'the log of a task').toEqual([]);
  await page.getByRole('link', { name: 'Retrain', exact: true }).click();
  await expect(pipelines.task('Go live')).toContainText(/Done/, { timeout: 300_000 });
  await expect(page.getByRole('link', { name: 'Open in Airflow' })).toHaveAttribute('href', /\/runs\/meadow__/);
  await expect(page.getByRole('link', { name: 'Open in MLflow' })).toHaveAttribute('href', /experiments\/\d+\/runs/);
  await page.getByRole('button', { name: `Trainings of ${name}` }).click();
  // Two more tasks follow, each begun by a busy Airflow.
  await expect(trainPage.main.getByText(/ is ready/)).toBeVisible({ timeout: 120_000 });
});

test('runs are listed with what began them, and a pipeline is switched off and on (MEADOW_TEST_AIRFLOW)', async ({
  pipelines,
  page,
}) => {
  await pipelines.open();
  const retrain = pipelines.pipeline('Retrain');
  await expect(retrain).toContainText('when it is asked for', { timeout: 60_000 });
  await expect(pipelines.runs.filter({ hasText: name })).toContainText(/Done.*by the button/);
  expect(await findings(page), 'pipelines and runs').toEqual([]);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Runs');
  await expect(pipelines.main).toContainText('No run like that');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(pipelines.runs.filter({ hasText: name })).toBeVisible();
  await retrain.getByRole('switch').click({ force: true });
  await expect(retrain).toContainText('It is switched off', { timeout: 30_000 });
  await retrain.getByRole('button', { name: 'Switch on' }).click();
  await expect(retrain.getByRole('switch')).toBeChecked({ timeout: 30_000 });
});

test('photos put into the inbox on the Store page are taken, and Airflow trains with them and says why (MEADOW_TEST_AIRFLOW)', async ({
  meadow,
  store,
  window,
  page,
}) => {
  const projects = await askCore<{ id: string; name: string }[]>(meadow.home, 'projects/list', undefined);
  const project = projects.find((one) => one.name === name)!.id;
  const triggers = new TriggersPage(window);
  await triggers.open();
  await expect(triggers.main).toContainText('This project trains on Airflow, so its clock is Airflow’s');
  const card = triggers.card('After new photos');
  const least = card.getByRole('textbox', { name: 'From so many new photos' });
  await least.fill('4');
  await least.press('Tab');
  await card.getByRole('switch').click({ force: true });
  await expect(card).toContainText('Airflow looks when photos come, and every 5 minutes.');
  await expect(card).toContainText(/Next look: \d/, { timeout: 60_000 });
  expect(await findings(page), 'triggers by Airflow').toEqual([]);

  await window.visit(routes.bucket('inbox', `${project}/grass/`));
  await store.upload(photos('dandelion-vs-grass/grass', 20).slice(14));
  await expect(store.uploads).toContainText('6 of 6 files uploaded', { timeout: 60_000 });
  const count = async () =>
    (await askCore<{ id: string; photos: number }[]>(meadow.home, 'projects/list', undefined)).find(
      ({ id }) => id === project,
    )?.photos;
  await expect.poll(count, { timeout: 120_000 }).toBe(30);

  await triggers.open();
  await expect(card.getByText(/Ran because 6 new photos came/)).toBeVisible({ timeout: 120_000 });
  const trained = async () => {
    const runs = await askCore<{ state: string }[]>(meadow.home, 'training/list', { project });
    return runs.map(({ state }) => state);
  };
  await expect.poll(trained, { timeout: 240_000, intervals: [2000] }).toEqual(['done', 'done']);
});
