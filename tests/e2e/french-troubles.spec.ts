import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { askCore } from './ask-core.ts';
import { expect, test } from './test.ts';

const root = await mkdtemp(join(tmpdir(), 'meadow-e2e-french-'));
const own = { XDG_CONFIG_HOME: join(root, 'config'), XDG_DATA_HOME: join(root, 'data') };
test.use({ core: 'in French', env: own });
test.beforeEach(({ meadow }) => askCore(meadow.home, 'settings/change', { language: 'fr' }));
test.afterAll(() => rm(root, { recursive: true, force: true }));

const file = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(root, name), bytes);
  return join(root, name);
};

test('a file of certificates that is none is refused at once, in French, and what was set stays', async ({
  settings,
  page,
}) => {
  await settings.open();
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Réseau', exact: true }) });
  const field = panel.getByLabel('Certificats d’entreprise');
  const good = file('company.pem', rootCertificates[0] ?? '');
  await field.fill(good);
  await field.press('Enter');
  await expect(panel.getByText(/jusqu’au/)).toBeVisible();

  mkdirSync(join(root, 'folder'));
  const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
  for (const [bad, words] of [
    [file('key.pem', key), 'contient une clé privée, et aucun certificat.'],
    [file('empty.pem', ''), 'est vide.'],
    [file('letter.pem', 'Bonjour'), 'ne contient aucun certificat sous forme PEM.'],
    [join(root, 'folder'), 'c’est un dossier.'],
    [join(root, 'none.pem'), 'ce fichier ou ce dossier n’existe pas.'],
    ['company.pem', 'n’est pas un chemin complet.'],
  ] as const) {
    await field.fill(bad);
    await field.press('Enter');
    await expect(panel.getByRole('alert')).toContainText(words);
    await expect(panel.getByRole('alert')).not.toContainText(/ENOENT|EISDIR|cannot|holds/);
  }
  await page.reload();
  await expect(field).toHaveValue(good);
});

test('no raw failure of the system and no English shows where folders and files are chosen', async ({
  settings,
  page,
}) => {
  await settings.open();
  const panelOf = (name: string) => page.locator('section', { has: page.getByRole('heading', { name, exact: true }) });
  const folder = panelOf('Dossier de données');
  await folder.getByLabel('Nouveau dossier').fill('/proc/meadow');
  await folder.getByRole('button', { name: 'Vérifier cet endroit' }).click();
  await expect(folder.getByRole('alert')).toContainText('Rien ne peut être écrit dans /proc/meadow');
  await expect(folder.getByRole('alert')).not.toContainText(/ENOENT|EACCES|mkdir|cannot/);

  const letter = file('lettre.txt', 'Ma lettre.');
  const backup = panelOf('Sauvegarde');
  const target = backup.getByLabel('Fichier sur cette machine');
  await target.fill(letter);
  await backup.getByRole('button', { name: 'Sauvegarder' }).click();
  await expect(backup.getByRole('alert')).toContainText('existe déjà, et Meadow ne l’a pas fait');
  expect(readFileSync(letter, 'utf8')).toBe('Ma lettre.');
  await target.fill(join(root, 'loin', 'tout.backup'));
  await backup.getByRole('button', { name: 'Sauvegarder' }).click();
  await expect(backup.getByRole('alert')).toContainText('le dossier où il irait n’existe pas');
  expect(existsSync(join(root, 'loin'))).toBe(false);

  const restore = panelOf('Restauration');
  await restore.getByLabel('Fichier sur cette machine').fill(letter);
  await restore.getByRole('button', { name: 'Lire et vérifier' }).click();
  await expect(restore.getByRole('alert')).toContainText('Ce n’est pas un fichier fait par Meadow');
  await restore.getByLabel('Fichier sur cette machine').fill(join(root, 'rien.backup'));
  await restore.getByRole('button', { name: 'Lire et vérifier' }).click();
  await expect(restore.getByRole('alert')).toContainText('ne peut pas être lu');
});
