const CLI = '--cli';

/**
 * What follows `--cli`, as the `meadow` command takes it; undefined where a window is meant. Only Chromium's own
 * switches may stand before it, and in a checkout the folder that Electron runs.
 */
export function commandLine(argv: readonly string[], packaged: boolean): string[] | undefined {
  const words = argv.slice(1);
  const place = words.indexOf(CLI);
  if (place === -1) return undefined;
  const others = words.slice(0, place).filter((word) => !word.startsWith('--'));
  return others.length <= (packaged ? 0 : 1) ? words.slice(place + 1) : undefined;
}

interface Surroundings {
  platform: string;
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
}

/** Where Chromium would end because there is no screen, what Meadow is to be started with instead. */
export function withoutScreen({ platform, argv, env }: Surroundings): string[] | undefined {
  const screen = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (screen || argv.some((word) => word.startsWith('--ozone-platform'))) return undefined;
  return ['--ozone-platform=headless', ...argv.slice(1)];
}
