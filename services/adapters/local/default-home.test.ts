import { describe, expect, it } from 'vitest';
import { defaultHome } from './default-home.ts';

describe('the data folder, where none is named', () => {
  it.each([
    ['linux', {}, '/home/ada', '/home/ada/.local/share/meadow'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/meadow'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada', '/home/ada/.local/share/meadow'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/ada', '/Users/ada/Library/Application Support/Meadow'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ada', 'D:\\Local\\Meadow'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\Meadow'],
    ['darwin', { MEADOW_HOME: '/elsewhere' }, '/Users/ada', '/elsewhere'],
  ] as const)('on %s with %o is below %s', (platform, env, user, folder) => {
    expect(defaultHome({ platform, env, user })).toBe(folder);
  });
});
