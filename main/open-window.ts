import { BrowserWindow, nativeTheme } from 'electron';
import { ORIGIN } from './app-address.ts';
import { restartDelay } from './restart-policy.ts';
import { webPreferences } from './web-preferences.ts';

/** Off-white and green-black, as the page paints them first: no flash while it loads. */
const PAPER = { light: '#fbfaf5', dark: '#0e1512' };

/** Opens Meadow's window. A page whose process died is loaded again, unless it keeps dying. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Meadow',
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: webPreferences(preload),
  });
  const deaths: number[] = [];
  window.webContents.on('render-process-gone', () => {
    deaths.push(Date.now());
    const delay = restartDelay(deaths);
    if (delay !== undefined) setTimeout(() => !window.isDestroyed() && window.reload(), delay);
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${ORIGIN}/index.html`);
  return window;
}
