import { type RegistryAlias, registryAlias } from '../../contract/shapes/registry.ts';

interface Found {
  version?: string;
  number: string;
}

export interface RegistryFacts {
  /** What the registry has. It was read before the catalog, which therefore is never older. */
  found: { versions: readonly Found[]; aliases: ReadonlyMap<string, Found> };
  /** All versions of the catalog. */
  versions: readonly string[];
  /** What the catalog's live record makes of the aliases. */
  wanted: Readonly<Record<RegistryAlias, string | undefined>>;
  /** What Meadow last wrote; nothing where it never did. */
  written: { readonly [alias in RegistryAlias]?: string | null | undefined };
}

export interface RegistryPlan {
  register: string[];
  remove: string[];
  point: { alias: RegistryAlias; version: string | undefined }[];
  /** Those of them that somebody moved by hand, with what they pointed to. */
  moved: { alias: RegistryAlias; found: Found | undefined; put: string | undefined }[];
}

/**
 * What is to be done so that a registry says what the catalog says. An alias that points elsewhere than Meadow last
 * pointed it was moved by hand; one that still points there is only behind the catalog.
 */
export function planRegistry({ found, versions, wanted, written }: RegistryFacts): RegistryPlan {
  const there = found.versions.flatMap(({ version }) => version ?? []);
  const wrong = registryAlias.options.filter((alias) => !pointsTo(found.aliases.get(alias), wanted[alias]));
  return {
    register: versions.filter((version) => !there.includes(version)),
    remove: there.filter((version) => !versions.includes(version)),
    point: wrong.map((alias) => ({ alias, version: wanted[alias] })),
    moved: wrong
      .filter((alias) => isByHand(found.aliases.get(alias), written[alias], there))
      .map((alias) => ({ alias, found: found.aliases.get(alias), put: wanted[alias] })),
  };
}

const pointsTo = (found: Found | undefined, version: string | undefined): boolean =>
  version === undefined ? found === undefined : found?.version === version;

/** `written` is null where Meadow last took the alias away. */
function isByHand(found: Found | undefined, written: string | null | undefined, there: readonly string[]): boolean {
  if (written === undefined) return false;
  if (pointsTo(found, written ?? undefined)) return false;
  // With a version that is not there any more, its aliases went.
  return found !== undefined || (written !== null && there.includes(written));
}
