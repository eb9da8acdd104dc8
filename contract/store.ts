import { z } from 'zod';
import { procedure } from './base.ts';
import {
  bucketName,
  bucketUsage,
  entryOrder,
  entryPage,
  keptRule,
  knownBucket,
  lifecycleRule,
  objectFacts,
  objectPreview,
  objectVersion,
  rights,
  storeBucket,
  storeKey,
  storeUser,
  storeUserName,
} from './shapes/store.ts';

const ofBucket = z.object({ bucket: knownBucket });
const ofObject = ofBucket.extend({ key: storeKey, version: z.string().max(100).optional() });
const ofUser = z.object({ name: storeUserName });
const secret = z.object({ password: z.string() });

/**
 * The object store of the stack, as its administrator sees it. All of it throws `stack-off` where the stack does not run,
 * `engine-…` where there is no engine to ask, and `remote-…` where the store is slow, cut off or full; `forbidden` where
 * what Meadow itself works with would be harmed.
 */
export const store = {
  buckets: procedure.output(z.array(storeBucket)),
  usage: procedure.input(ofBucket).output(bucketUsage),
  /** Throws `already-there`. */
  addBucket: procedure.input(z.object({ name: bucketName, versioned: z.boolean() })).output(z.void()),
  /** One with objects in it only where its name was typed; then all of them go, with all their versions. */
  removeBucket: procedure.input(ofBucket.extend({ typed: z.string().optional() })).output(z.void()),
  setVersioning: procedure.input(ofBucket.extend({ on: z.boolean() })).output(z.void()),
  /**
   * A page of what lies in a folder. With `find`, objects below it whose name has that in it, whatever its case; a page
   * may then be empty and still have a next one. With `deleted`, what was deleted and can be had back.
   */
  list: procedure
    .input(
      ofBucket.extend({
        prefix: z.string().max(1024),
        find: z.string().max(200).optional(),
        deleted: z.boolean().default(false),
        order: entryOrder.default('name'),
        cursor: z.string().max(4000).optional(),
      }),
    )
    .output(entryPage),
  object: procedure.input(ofObject).output(objectFacts),
  preview: procedure.input(ofObject).output(objectPreview),
  /** Newest first, at most a thousand. */
  versions: procedure.input(ofObject).output(z.array(objectVersion)),
  /**
   * Sends the next slice of a file, `from` its byte there, of `bytes` in all. The object is there with the last one,
   * whole. Throws `already-there` unless it may be replaced.
   */
  send: procedure
    .input(
      ofBucket.extend({
        upload: z.uuid(),
        key: storeKey,
        type: z.string().max(200),
        slice: z.file(),
        from: z.int().nonnegative(),
        bytes: z.int().nonnegative(),
        replace: z.boolean().default(false),
      }),
    )
    .output(z.void()),
  /** Nothing of the file is kept. */
  cancelSend: procedure.input(z.object({ upload: z.uuid() })).output(z.void()),
  /** Objects, and with a slash at the end all below it. `undo` where the bucket keeps what was deleted. */
  remove: procedure
    .input(ofBucket.extend({ keys: z.array(storeKey).min(1).max(10_000) }))
    .output(z.object({ count: z.int(), undo: z.string().optional() })),
  undoRemove: procedure.input(z.object({ undo: z.string() })).output(z.object({ count: z.int() })),
  /** Brings back what was deleted: the newest version of each. */
  bringBack: procedure.input(ofBucket.extend({ keys: z.array(storeKey).min(1).max(10_000) })).output(z.void()),
  /** Makes an old version the newest; the others stay. */
  restore: procedure.input(ofObject.extend({ version: z.string().max(100) })).output(z.void()),
  /** For good. */
  removeVersion: procedure.input(ofObject.extend({ version: z.string().max(100) })).output(z.void()),
  users: procedure.output(z.array(storeUser)),
  /** The password is told this once. Throws `already-there`. */
  addUser: procedure.input(ofUser.extend({ rights })).output(secret),
  setRights: procedure.input(ofUser.extend({ rights })).output(z.void()),
  setEnabled: procedure.input(ofUser.extend({ enabled: z.boolean() })).output(z.void()),
  /** The one before is good no longer. */
  newPassword: procedure.input(ofUser).output(secret),
  removeUser: procedure.input(ofUser).output(z.void()),
  lifecycle: procedure.input(ofBucket).output(z.array(keptRule)),
  /** Adds a rule, or puts it in the place of the one with its id. */
  putRule: procedure.input(ofBucket.extend({ rule: lifecycleRule })).output(z.array(keptRule)),
  removeRule: procedure.input(ofBucket.extend({ id: z.string() })).output(z.array(keptRule)),
};
