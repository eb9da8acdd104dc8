import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package this program came in, as electron-builder notes it beside the app: `deb`, `rpm`; undefined for none of these. */
export function packageType(): string | undefined {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
