import { askCore } from './ask-core.ts';
import { Palette } from './pages/palette.ts';
import { expect, test } from './test.ts';

test.use({ core: 'palette finds' });

/** What is typed, and what stands first then; a part of a page with the page's name. */
const meant = {
  en: [
    ['proxy', 'Network, Settings'],
    ['certificate', 'Network, Settings'],
    ['certificates', 'Network, Settings'],
    ['memory', 'Computing, Settings'],
    ['language', 'Language of the system'],
    ['data folder', 'Data folder, Settings'],
    ['move data', 'Data folder, Settings'],
    ['updates', 'Updates, Settings'],
    ['upgrade', 'Updates, Settings'],
    ['telemetry', 'Privacy, Settings'],
    ['backup', 'Backup, Settings'],
    ['restore', 'Restore, Settings'],
    ['disk space', 'Room on the disk, Settings'],
    ['dark', 'Dark colours'],
    ['theme', 'Light colours'],
    ['français', 'Parler français'],
    ['french', 'Parler français'],
    ['port', 'Ports and images, Stack'],
    ['api key', 'Access, API'],
    ['curl', 'Ask from your own program, API'],
    ['undo', 'Bin'],
    ['roll back model', 'Roll back the live model'],
    ['add a class', 'Add a class'],
    ['grass', 'Photos of grass'],
    ['delete photos', 'Photos'],
    ['trash', 'Bin'],
    ['add photos', 'Add photos to the project'],
    ['add the photos', 'Add photos to the project'],
    ['photos', 'Photos'],
    ['predict', 'Predict'],
    ['setings', 'Settings'],
    ['histroy', 'History'],
    ['modles', 'Models'],
    ['load test', 'Load test'],
    ['retrain', 'Retrain'],
    ['weekly', 'By the calendar, Train'],
    ['alerts', 'What raises an alert, Monitoring'],
    ['offline', 'Without a network, Stack'],
    ['start stack', 'Start the stack'],
    ['ststa', 'Start the stack'],
    ['rename project', 'Project settings'],
    ['keyboard', 'Keyboard shortcuts'],
    ['kubernetes', 'Deploy'],
    ['reglages', 'Settings'],
  ],
  fr: [
    ['mandataire', 'Réseau, Réglages'],
    ['proxy', 'Réseau, Réglages'],
    ['memoire', 'Calcul, Réglages'],
    ['langue', 'Langue du système'],
    ['certificat', 'Réseau, Réglages'],
    ['dossier donnees', 'Dossier de données, Réglages'],
    ['mise à jour', 'Mises à jour, Réglages'],
    ['vie privee', 'Confidentialité, Réglages'],
    ['sombre', 'Couleurs sombres'],
    ['anglais', 'Speak English'],
    ['ajouter une classe', 'Ajouter une classe'],
    ['supprimer des photos', 'Photos'],
    ['ajouter photos', 'Ajouter des photos au projet'],
    ['modeles', 'Modèles'],
    ['histroique', 'Historique'],
    ['seuils', 'Ce qui lève une alerte, Suivi'],
    ['hors ligne', 'Sans réseau, Pile'],
    ['démarrer la pile', 'Démarrer la pile'],
    ['raccourcis', 'Raccourcis clavier'],
    ['settings', 'Réglages'],
  ],
} as const;

/** A row of the palette: the name, then the page it is a part of or the keys that do it. */
function row(first: string): RegExp {
  const [name, page] = first.split(', ');
  return new RegExp(`^${name}${page ?? '(g.|[?])?'}$`);
}

for (const [language, table] of Object.entries(meant)) {
  test(`what is typed in ${language} finds first what is meant`, async ({ window: _, meadow, page }) => {
    test.setTimeout(180_000);
    await askCore(meadow.home, 'settings/change', { language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const palette = new Palette(page);
    await palette.open();
    for (const [typed, first] of table) {
      await palette.field.fill(typed);
      await expect.soft(palette.found.first(), typed).toHaveText(row(first));
    }
    await askCore(meadow.home, 'settings/change', { language: 'system' });
  });
}

test('what is called like nothing finds nothing, says so, and all can be looked through', async ({
  window: _,
  page,
}) => {
  const palette = new Palette(page);
  await palette.open();
  const count = await palette.found.count();
  for (const typed of ['xqzt', 'photoszzzz', 'theme xqzt', '???']) {
    await palette.field.fill(typed);
    await expect(palette.found, typed).toHaveCount(0);
    await expect(page.getByText(`Nothing is called “${typed}”`)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(palette.field).toBeFocused();
  // What is known of late, such as how a service does, comes in meanwhile.
  await expect.poll(() => palette.found.count()).toBeGreaterThanOrEqual(count);
});

for (const [typed, title, name] of [
  ['proxy', 'Settings', 'Network'],
  ['backup', 'Settings', 'Backup'],
  ['move data', 'Settings', 'Data folder'],
  ['api key', 'Local API', 'Access'],
  ['offline', 'Stack', 'Without a network'],
  ['weekly', 'Train', 'By the calendar'],
] as const) {
  test(`"${typed}" leads to the part of the page itself`, async ({ window, page }) => {
    const palette = new Palette(page);
    const part = page.getByRole('region', { name, exact: true });
    await palette.run(typed);
    await expect(window.title).toHaveText(title);
    await expect(part).toBeFocused();
    await expect(part.getByRole('heading').first()).toBeInViewport();
    await page.keyboard.press('Control+Home');
    await palette.run(typed);
    await expect(part, 'on the page already').toBeFocused();
  });
}

test('an address leads to a part of the settings as well', async ({ window, page }) => {
  for (const [part, name] of [
    ['network', 'Network'],
    ['folder', 'Data folder'],
    ['restore', 'Restore'],
    ['computing', 'Computing'],
    ['updates', 'Updates'],
    ['history', 'History'],
  ] as const) {
    await window.visit(`/settings/${part}`);
    await expect(page.getByRole('region', { name, exact: true })).toBeFocused();
  }
});

test('a part of the settings that is gone to again has the focus again', async ({ window, page }) => {
  await window.visit('/settings/network');
  const part = page.getByRole('region', { name: 'Network', exact: true });
  await expect(part).toBeFocused();
  await page.getByRole('textbox').first().focus();
  // As the router tells of every way that is gone, also where it leads to the same address.
  await page.evaluate(() => {
    const { href } = globalThis.location;
    globalThis.dispatchEvent(new HashChangeEvent('hashchange', { oldURL: href, newURL: href }));
  });
  await expect(part).toBeFocused();
});

test('every part that is offered is on its page', async ({ window, page }) => {
  test.setTimeout(180_000);
  const palette = new Palette(page);
  const parts = page.getByRole('group', { name: 'Parts of pages' }).getByRole('option');
  await palette.open();
  // Which there are is known once the core has said how things are.
  await expect(parts.filter({ hasText: 'Without a network' })).toBeVisible();
  const names = await parts.locator('span:first-of-type').allTextContents();
  expect(names).not.toContain('Remove the stack');
  await page.keyboard.press('Escape');
  for (const [at, name] of names.entries()) {
    await palette.open();
    await expect(parts).toHaveCount(names.length);
    await parts.nth(at).click();
    // A table in it may have the same name.
    const part = page.getByRole('region', { name, exact: true }).and(page.locator('[id]'));
    await expect.soft(part, name).toBeFocused();
  }
  await expect(palette.field).toBeHidden();
  await expect(window.title).toBeVisible();
});

test('where a part does not come, the title of its page has the focus after a while', async ({ window }) => {
  // What concerns the desktop is not there in a browser.
  await window.visit('/settings/desk');
  await expect(window.title).toHaveText('Settings');
  await expect(window.title).toBeFocused({ timeout: 15_000 });
});
