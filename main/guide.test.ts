import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The sources of the main process by name; what its tests say is not what it does. */
async function sources(): Promise<Map<string, string>> {
  const names = (await readdir(import.meta.dirname, { recursive: true })).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(import.meta.dirname, name), 'utf8')] as const),
    ),
  );
}

const filesWith = async (pattern: RegExp) =>
  [...(await sources())].filter(([, text]) => pattern.test(text)).map(([name]) => name);

test('every process of a page is in a sandbox', async () => {
  expect(await filesWith(/\bapp\.enableSandbox\(\)/)).toHaveLength(1);
});

test('messages of pages come in at one place, which looks at who sends them', async () => {
  expect(await filesWith(/\bipcMain\s*\.\s*(on|once|handle|handleOnce|addListener)\b/)).toEqual([]);
  expect(await filesWith(/\bcreateOwnMessages\(ipcMain\b/)).toHaveLength(1);
});

test('what opens the gates is said nowhere', async () => {
  const forbidden =
    /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|allowRunningInsecureContent: true|webviewTag: true|experimentalFeatures: true|enableBlinkFeatures|commandLine\.appendSwitch|remote-debugging|bypassCSP: true|certificate-error|setCertificateVerifyProc|setUsePlainTextEncryption/;
  expect(await filesWith(forbidden)).toEqual([]);
});

test('every window has the rights that are under test, and no other', async () => {
  const makers = await filesWith(/new BrowserWindow\(/);
  expect(makers.length).toBeGreaterThan(0);
  const all = await sources();
  for (const name of makers) expect([name, all.get(name)]).toEqual([name, expect.stringMatching(/webPreferences\(/)]);
});

test('Electron is of one exact version', async () => {
  const program = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect(program.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
});
