import { Window } from './pages/window.ts';
import { startMeadow } from './start-meadow.ts';
import { expect, test } from './test.ts';

test('a core that is gone is told in a banner, quietly, and what is on the page stays', async ({ page }) => {
  const meadow = await startMeadow();
  try {
    const window = new Window(page);
    await window.open(await meadow.link());
    await window.goTo('Models');
    await expect(page.getByText('dandelion-or-grass-1 answers now.')).toBeVisible();
    await meadow.kill();
    await expect(page.getByRole('alert')).toContainText('Meadow does not answer.');
    await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
    await expect(page.getByText('dandelion-or-grass-1 answers now.')).toBeVisible();
  } finally {
    await meadow.close();
  }
});
