import type { GateReport } from '../../contract/shapes/gate.ts';
import type { VersionSummary } from '../../contract/shapes/model.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import { classesOf } from './versions.ts';

export interface Beside {
  champion: string | undefined;
  challenger: string | undefined;
  gate: GateReport | undefined;
  /** Photos it was trained on that were deleted for good since. */
  erased: number;
}

/** A version as it stands in a list. */
export function summarise(record: VersionRecord, { champion, challenger, gate, erased }: Beside): VersionSummary {
  const { version, project, created, object, card, run, snapshot } = record;
  const live = version === champion;
  return {
    version,
    project,
    classes: classesOf(card),
    created: created.toISOString(),
    test: card.test,
    photos: card.photos.total,
    aliases: live ? ['champion'] : version === challenger ? ['challenger'] : [],
    live,
    starter: object === undefined,
    ...(gate && { gate: { passed: gate.passed, reason: gate.reason } }),
    ...(run !== undefined && { run }),
    ...(snapshot !== undefined && { snapshot }),
    erased,
  };
}
