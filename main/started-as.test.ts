import { expect, test } from 'vitest';
import { startedAs } from './started-as.ts';

const app = { getPath: () => '/tmp/unpacked/meadow' };

test('what is installed is started as the program that runs', () => {
  expect(startedAs({}, app)).toEqual({ file: '/tmp/unpacked/meadow', isPortable: false });
});

test('what unpacks itself is started as the file it came in', () => {
  expect(startedAs({ APPIMAGE: '/home/ada/Meadow.AppImage' }, app)).toEqual({
    file: '/home/ada/Meadow.AppImage',
    isPortable: false,
  });
  const file = 'C:\\Users\\Ada L\\Meadow-portable.exe';
  expect(startedAs({ PORTABLE_EXECUTABLE_FILE: file }, app)).toEqual({ file, isPortable: true });
});
