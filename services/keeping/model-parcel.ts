import { z } from 'zod';
import { modelCard } from '../../contract/shapes/model.ts';
import { sha256 } from '../../contract/shapes/photo.ts';

/** The files of a version's parcel. */
export const MODEL = 'model.meadow';
export const VERSION = 'version.json';
export const JUDGEMENTS = 'judgements.json';

/** What a parcel says of its version. */
export const versionShape = z.object({
  version: z.string(),
  project: z.object({ id: z.string(), name: z.string().min(1).max(60) }),
  created: z.iso.datetime(),
  sha256,
  card: modelCard,
});
