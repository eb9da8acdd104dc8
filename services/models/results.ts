import type { VersionComparison, VersionResults } from '../../contract/models.ts';
import type { GateReport } from '../../contract/shapes/gate.ts';
import { Fault } from '../domain/fault.ts';
import type { Judgements } from '../domain/gate/judgements.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findJudgements } from '../steps/judgements.ts';
import { comparisonOf, resultsOf } from './version-results.ts';
import type { Versions } from './versions.ts';

export interface ResultsParts {
  catalog: Pick<Catalog, 'gates'>;
  objects: ObjectStore;
  /** The addresses of a photo's pictures; none where it is not here. */
  picturesOf(hash: string): Promise<{ thumbnail?: string; picture?: string }>;
}

/** What is known of how good versions are. Throws `model-missing`, and `not-found` where it was not kept. */
export interface Results {
  results(asked: { version: string }): Promise<VersionResults>;
  compare(asked: { one: string; other: string }): Promise<VersionComparison>;
  gate(asked: { version: string }): Promise<GateReport | undefined>;
}

export function createResults({ catalog, objects, picturesOf }: ResultsParts, versions: Versions): Results {
  const judgementsOf = async (version: string): Promise<Judgements> => {
    await versions.find(version);
    const kept = await findJudgements(objects, version);
    if (!kept) throw notKept(version);
    return kept;
  };
  const shown = <Photo extends { hash: string }>(photos: readonly Photo[]) =>
    Promise.all(photos.map(async (photo) => ({ ...photo, ...(await picturesOf(photo.hash)) })));
  return {
    async results({ version }) {
      const found = resultsOf(await judgementsOf(version));
      return { version, ...found, photos: await shown(found.photos) };
    },
    async compare({ one, other }) {
      const [first, second] = await Promise.all([judgementsOf(one), judgementsOf(other)]);
      const found = comparisonOf(first, second);
      return { one, other, ...found, flipped: await shown(found.flipped) };
    },
    async gate({ version }) {
      await versions.find(version);
      const report = await catalog.gates.find(version);
      return report && { ...report, flipped: await shown(report.flipped) };
    },
  };
}

function notKept(version: string): Fault {
  return new Fault(
    'not-found',
    `What "${version}" said of its test photos was not kept.`,
    'Train again: newer versions keep it.',
    { details: { case: 'results', version } },
  );
}
