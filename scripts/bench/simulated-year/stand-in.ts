import { decide, decideFirst } from '../../../services/domain/gate/decide.ts';
import type { PairedPhoto, Said } from '../../../services/domain/gate/paired-photo.ts';
import { createRandom } from '../../../services/domain/random.ts';

/** A training that takes no time: what it comes to follows from how many photos it had, and how many were mislabelled. */
export interface Version {
  version: string;
  photos: number;
  /** Share of its photos with a wrong label. */
  wrong: number;
}

/** Photos that no version knows. */
const HELD_OUT = 200;
const references = { name: 'references', passed: true, finding: '', details: {} } as const;

/** What the gate, the real one, says of a version beside the live one. */
export function gateOf(version: Version, champion: Version | undefined): { passed: boolean; reason: string } {
  const own = sayingsOf(version);
  if (!champion) {
    const right = own.filter(({ best }, at) => best === labelOf(at)).length;
    return decideFirst({ right, total: HELD_OUT, classes: 2 }, { references });
  }
  const live = sayingsOf(champion);
  const photos = own.map(
    (said, at): PairedPhoto => ({ hash: String(at), label: labelOf(at), champion: live[at]!, challenger: said }),
  );
  return decide(photos, [], { references });
}

const labelOf = (at: number) => (at % 2 ? 'grass' : 'dandelion');

/** More photos make it surer; wrong labels make it wrong, on photos that are hard to tell at first. */
function sayingsOf({ photos, wrong }: Version): Said[] {
  const random = createRandom(photos);
  const hard = createRandom(1);
  return Array.from({ length: HELD_OUT }, (_, at) => {
    const doubt = 0.04 + 0.9 / Math.sqrt(photos) + 3 * wrong;
    const score = Math.min(0.995, Math.max(0.01, 1 - 2 * doubt * hard() - 0.02 * random()));
    const label = labelOf(at);
    return { score, best: score > 0.5 ? label : 'other' };
  });
}
