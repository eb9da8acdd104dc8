import { test as base, expect } from '@playwright/test';
import { askCore } from './ask-core.ts';
import { ApiPage } from './pages/api-page.ts';
import { DeployPage } from './pages/deploy-page.ts';
import { DoctorPage } from './pages/doctor-page.ts';
import { HistoryPage } from './pages/history-page.ts';
import { ModelsPage } from './pages/models-page.ts';
import { PhotosPage } from './pages/photos-page.ts';
import { PipelinesPage } from './pages/pipelines-page.ts';
import { PredictPage } from './pages/predict-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { StackPage } from './pages/stack-page.ts';
import { StorePage } from './pages/store-page.ts';
import { TrainPage } from './pages/train-page.ts';
import { Window } from './pages/window.ts';
import { type Meadow, startMeadow } from './start-meadow.ts';

interface Pages {
  window: Window;
  predict: PredictPage;
  history: HistoryPage;
  photosPage: PhotosPage;
  api: ApiPage;
  trainPage: TrainPage;
  models: ModelsPage;
  settings: SettingsPage;
  doctor: DoctorPage;
  stack: StackPage;
  store: StorePage;
  pipelines: PipelinesPage;
  deploy: DeployPage;
}

/**
 * A test with an open window of a real core. One core serves the tests of several files in turn, as it serves a person's
 * day; a file that makes projects of its own names a core of its own (`test.use({ core: 'NAME' })`), so that it leaves
 * nothing behind; `env` adds to its environment. Each test gets a window of its own, and whatever the browser complains of fails it.
 */
export const test = base.extend<Pages, { meadow: Meadow; core: string; env: Record<string, string> }>({
  core: ['of all', { option: true, scope: 'worker' }],
  env: [{}, { option: true, scope: 'worker' }],
  meadow: [
    // Another name is another worker, and so another core.
    async ({ core: _, env }, use) => {
      const meadow = await startMeadow(env);
      // The tour has tests of its own.
      await askCore(meadow.home, 'settings/change', { tour: { state: 'left' } });
      await use(meadow);
      await meadow.close();
    },
    { scope: 'worker' },
  ],
  window: async ({ page, meadow }, use, { errors }) => {
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/content security policy|trusted(script|html| type)/i.test(message.text())) complaints.push(message.text());
    });
    // From the start: who listens only right before a key is often too late for the dialog that the key opens.
    page.on('filechooser', () => {});
    const window = new Window(page);
    await window.open(await meadow.link());
    await use(window);
    expect(complaints).toEqual([]);
    // Where no trace is kept, it is what tells one failure from another.
    if (errors.length > 0) throw new Error(`The page says:\n${await window.text().catch(String)}`);
  },
  predict: async ({ window }, use) => use(new PredictPage(window)),
  history: async ({ window }, use) => use(new HistoryPage(window)),
  photosPage: async ({ window }, use) => use(new PhotosPage(window)),
  api: async ({ window }, use) => use(new ApiPage(window)),
  trainPage: async ({ window }, use) => use(new TrainPage(window)),
  models: async ({ window }, use) => use(new ModelsPage(window)),
  settings: async ({ window }, use) => use(new SettingsPage(window)),
  doctor: async ({ window }, use) => use(new DoctorPage(window)),
  stack: async ({ window }, use) => use(new StackPage(window)),
  store: async ({ window }, use) => use(new StorePage(window)),
  pipelines: async ({ window }, use) => use(new PipelinesPage(window)),
  deploy: async ({ window }, use) => use(new DeployPage(window)),
});

export { expect };
