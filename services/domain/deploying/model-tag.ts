import { createHash } from 'node:crypto';

/** Letters that a tag of an image may have (OCI distribution specification). */
const NOT_IN_TAGS = /[^a-zA-Z0-9_.-]/g;

/**
 * The name of the image that holds a version's file beside the program, whose image has the id `program`: another file or
 * program has another name, so that what a name stands for never changes.
 */
export function modelImage(version: string, sha256: string, program: string): string {
  const mark = createHash('sha256').update(`${program} ${sha256}`).digest('hex').slice(0, 12);
  return `meadow-model:${version.replace(NOT_IN_TAGS, '-').slice(0, 100)}-${mark}`;
}
