import { useMediaQuery } from '@mantine/hooks';
import { create } from 'zustand';
import type { Settings } from '../../contract/settings.ts';
import { recall, remember, remembered } from '../data/remembered.ts';

const useTheme = create<{ theme: Settings['theme'] }>(() => ({ theme: recall('theme', remembered.theme) }));

/** Dresses the window by a setting, now and at the next start. */
export function applyTheme(theme: Settings['theme']): void {
  remember('theme', theme);
  useTheme.setState({ theme });
}

/** Dresses the empty page already, before there is anything to draw. */
export function dressFirst(): void {
  const theme = recall('theme', remembered.theme);
  if (theme !== 'system') document.documentElement.setAttribute('data-mantine-color-scheme', theme);
}

/** The colours to draw in: what was chosen, else what the system has. */
export function useColorScheme(): 'light' | 'dark' {
  const theme = useTheme((state) => state.theme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, { getInitialValueInEffect: false });
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
}
