import { aboutOne, type Finding } from './finding.ts';

/** Where even the brighter parts stay below, little can be seen. */
const DARK = 0.2;

/** Photos that were taken with too little light. `light`: of the brighter parts, 0 to 1. */
export function findDark(photos: readonly { hash: string; light: number }[]): Finding[] {
  return photos.filter(({ light }) => light < DARK).map(({ hash, light }) => aboutOne(hash, 'dark', 1 - light / DARK));
}
