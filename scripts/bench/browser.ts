import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../testing/find-chromium.ts';

/** A Chromium for benchmarks. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
}
