import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cameWith, folderAround } from './came-with.ts';

test.each([
  ['a checkout', 'file:///home/ada/meadow/', 'file:///home/ada/meadow/'],
  ['our images', 'file:///opt/meadow/', 'file:///opt/meadow/'],
  ['an installed app', 'file:///opt/Meadow/resources/app.asar/', 'file:///opt/Meadow/resources/'],
  [
    'macOS',
    'file:///Applications/Meadow.app/Contents/Resources/app.asar/',
    'file:///Applications/Meadow.app/Contents/Resources/',
  ],
  ['Windows', 'file:///C:/Users/Ada/Meadow/resources/app.asar/', 'file:///C:/Users/Ada/Meadow/resources/'],
  ['a checkout that only sounds like one', 'file:///home/ada/my-app.asar/', 'file:///home/ada/my-app.asar/'],
])('what comes with Meadow is found in %s', (_place, programs, folder) => {
  expect(folderAround(new URL(programs)).href).toBe(folder);
});

test.each(['models/starter/starter.json', 'compose/compose.yaml', 'k8s/base/kustomization.yaml', 'dags/retrain.py'])(
  '%s comes with it',
  (path) => expect(existsSync(cameWith(path))).toBe(true),
);
