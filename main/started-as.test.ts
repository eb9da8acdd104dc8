import { expect, test } from 'vitest';
import { startedAs } from './started-as.ts';

const running = { execPath: '/tmp/unpacked/meadow', packageType: undefined };

test('what is installed is started as the program that runs', () => {
  const installed = { file: '/tmp/unpacked/meadow', isPortable: false };
  expect(startedAs({ ...running, env: {} })).toEqual(installed);
  // From the terminal of an editor that is an AppImage.
  const env = { APPIMAGE: '/home/ada/Editor.AppImage', APPDIR: '/tmp/.mount_Editor' };
  expect(startedAs({ ...running, env })).toEqual(installed);
});

test('what unpacks itself is started as the file it came in', () => {
  const appImage = { APPIMAGE: '/home/ada/Meadow.AppImage', APPDIR: '/tmp/unpacked' };
  expect(startedAs({ ...running, env: appImage })).toEqual({ file: appImage.APPIMAGE, isPortable: false });
  const file = 'C:\\Users\\Ada L\\Meadow-portable.exe';
  expect(startedAs({ ...running, env: { PORTABLE_EXECUTABLE_FILE: file } })).toEqual({ file, isPortable: true });
});
