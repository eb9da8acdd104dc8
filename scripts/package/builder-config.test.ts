import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fuses } from '../fuses.ts';
import { ROOT } from '../run-program.ts';

const read = (file: string) => readFile(join(ROOT, file), 'utf8');
const config = parse(await read('electron-builder.yml'));

test('the installed program refuses to be a Node, a debugger, or another app', () => {
  expect(config.electronFuses).toEqual(fuses);
  expect(config.asar).toBe(true);
});

test('the AppImage is not started without a sandbox', () => {
  // Of the toolset that is the default, it always is.
  expect(config.toolsets.appimage).toBe('1.0.3');
  expect(JSON.stringify(config)).not.toContain('no-sandbox');
});

test('macOS is told why there is a camera, and nothing more is asked of it', async () => {
  expect(config.mac).toMatchObject({ hardenedRuntime: true, entitlements: 'packaging/entitlements.mac.plist' });
  expect(config.mac.extendInfo.NSCameraUsageDescription).toMatch(/webcam/);
  expect(await read('packaging/fr.lproj/InfoPlist.strings')).toMatch(/^"NSCameraUsageDescription" = ".*webcam.*";\n$/);
  const asked = [...(await read(config.mac.entitlements)).matchAll(/<key>([^<]+)</g)].map(([, key]) => key);
  expect(asked).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.device.camera']);
  const inherited = await read(config.mac.entitlementsInherit);
  expect(inherited).not.toContain('device.');
});

test('Windows installs it for one user, and its uninstaller keeps data unless it is told otherwise', async () => {
  expect(config.nsis).toMatchObject({ perMachine: false, allowElevation: false, deleteAppDataOnUninstall: false });
  const script = await read(config.nsis.include);
  expect(script).toMatch(
    /\$\{ifNot\} \$\{isUpdated\}[\s\S]*MB_DEFBUTTON2[^\n]*\/SD IDNO IDNO keepMeadowData\n\s*RMDir \/r "\$LOCALAPPDATA\\Meadow"/,
  );
  expect(config.nsis.installerLanguages).toEqual(['en_US', 'fr_FR']);
});

test('what Meadow had Windows start goes with it, and stays where it is updated', async () => {
  const script = await read(config.nsis.include);
  const [inside = ''] = /\$\{ifNot\} \$\{isUpdated\}[\s\S]*\n {2}\$\{endif\}/.exec(script) ?? [];
  // Electron names the login item by what main says Meadow's id is.
  expect(await read('main/desk.ts')).toContain(`app.setAppUserModelId('${config.appId}')`);
  const run = 'Software\\Microsoft\\Windows\\CurrentVersion';
  for (const place of ['Run', 'Explorer\\StartupApproved\\Run'])
    expect(inside).toContain(`DeleteRegValue HKCU "${run}\\${place}" "${config.appId}"`);
  for (const scheme of config.protocols[0].schemes)
    expect(inside).toContain(`DeleteRegKey HKCU "Software\\Classes\\${scheme}"`);
});

test('native modules are unpacked and never rebuilt', () => {
  expect(config.npmRebuild).toBe(false);
  expect(config.asarUnpack).toEqual(['**/*.node', 'node_modules/@img/**', 'node_modules/onnxruntime-node/bin/**']);
});

test('every system gets what it is used to', () => {
  expect([config.linux.target, config.mac.target, config.win.target]).toEqual([
    ['AppImage', 'deb', 'rpm'],
    ['dmg', 'zip'],
    ['nsis', 'portable'],
  ]);
  expect(config.fileAssociations[0].ext).toBe('meadow');
  expect(config.protocols[0].schemes).toEqual(['meadow']);
});
