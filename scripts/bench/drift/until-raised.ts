import type { AlertSettings, DriftName } from '../../../contract/shapes/alert.ts';
import { judgeDrift } from '../../../services/domain/drift/judge-drift.ts';
import type { Looked, Usual } from '../../../services/domain/drift/looked.ts';

/** The signals that say the last photos, the newest of which is at the end, are not as usual. */
export function shiftedIn(looks: readonly Looked[], usual: Usual, settings: AlertSettings): DriftName[] {
  const recent = looks.slice(-settings.last).toReversed();
  return judgeDrift(settings, recent, usual, [])
    .filter(({ state }) => state === 'shifted')
    .map(({ name }) => name);
}

/**
 * How many photos after the shift one of the signals says it, where as many usual ones went before as are looked at
 * together; none where it does not within `most`.
 */
export function untilRaised(
  { usual, settings, by, most }: { usual: Usual; settings: AlertSettings; by: readonly DriftName[]; most: number },
  draw: { usual: () => Looked; shifted: () => Looked },
): number | undefined {
  const looks = Array.from({ length: settings.last }, draw.usual);
  for (let after = 1; after <= most; after++) {
    looks.push(draw.shifted());
    if (shiftedIn(looks, usual, settings).some((name) => by.includes(name))) return after;
  }
  return undefined;
}
