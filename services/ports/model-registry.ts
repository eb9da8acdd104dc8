/** A version as people see it in a registry. */
export interface RegistryEntry {
  /** The project it belongs to: versions of one model are those of a project. */
  model: string;
  version: string;
  /** Where its file is, such as `s3://bucket/models/one.meadow`. */
  source: string;
  /** The run it came from, as the tracker knows it. */
  run?: string;
  /** What a person should know of it: Markdown. */
  note: string;
  /** Facts of its card, such as its accuracy. */
  tags: Record<string, string>;
}

/** A version in the registry; `version` is missing for one that somebody else put there. */
export interface RegisteredVersion {
  version?: string;
  /** The registry's own number. */
  number: string;
}

export interface RegisteredModel {
  /** Oldest first. */
  versions: RegisteredVersion[];
  /** To which version each alias points. */
  aliases: Map<string, RegisteredVersion>;
}

/** Where people look models up, and see which one is live. It follows the catalog, which alone is the truth. */
export interface ModelRegistry {
  /** Enters a version; one that is there already gets the note and the tags. */
  register(entry: RegistryEntry): Promise<void>;
  /** What is there of a model; nothing where nobody entered it. */
  read(model: string): Promise<RegisteredModel>;
  /** Points an alias to a version, or takes it away. Throws `not-found` where there is no such version. */
  point(model: string, alias: string, version: string | undefined): Promise<void>;
  /** Takes a version away, with the aliases that point to it. No error where there is none. */
  remove(model: string, version: string): Promise<void>;
}
