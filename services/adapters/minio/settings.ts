import { z } from 'zod';

/** Where an object store is that speaks S3, and how it lets Meadow in. */
export const s3Settings = z.object({
  /** A host name or address, without port. */
  endpoint: z.string().min(1),
  port: z.int().min(1).max(65_535),
  ssl: z.boolean(),
  /** It must be there: the stack makes it. */
  bucket: z.string().min(3),
  /** What begins the name of every object, such as `team-a/`; nothing where the bucket is Meadow's alone. */
  prefix: z
    .string()
    .regex(/^(?:[a-z0-9][a-z0-9._-]*\/)*$/)
    .default(''),
  region: z.string().default('us-east-1'),
  accessKey: z.string().min(1),
  /** Read for each call, so that a password that was changed is used at once. */
  secretKeyFile: z.string().min(1),
});
export type S3Settings = z.input<typeof s3Settings>;
