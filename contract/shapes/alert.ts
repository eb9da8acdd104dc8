import { z } from 'zod';

/** What can be told from the last photos that were asked about, against those of the training. */
export const driftName = z.enum(['neither', 'unlike', 'mix', 'light', 'sharpness']);
export type DriftName = z.infer<typeof driftName>;

/** What an alert can be raised for. */
export const alertName = z.enum([...driftName.options, 'accuracy', 'latency', 'silent']);
export type AlertName = z.infer<typeof alertName>;

const on = z.boolean().default(true);
const share = z.number().min(0.01).max(1);
/** 0: as at the training; 0.5: each photo beyond all of the training's. */
const shift = z.number().min(0.05).max(0.5);

/** What can be set, alert by alert; every field has a default. */
const groups = {
  /** So much more often "neither" than on photos kept aside at the training. */
  neither: z.object({ on, above: share.default(0.15) }),
  /** Less like the training's photos than photos kept aside were: all of them, or strangers among them. */
  unlike: z.object({ on, shift: shift.default(0.2) }),
  /** So large a part of the verdicts would have to be others for the classes to come as often as in the training. */
  mix: z.object({ on, above: share.default(0.25) }),
  /** Darker, or brighter. */
  light: z.object({ on, shift: shift.default(0.25) }),
  /** Blurred, or finer. */
  sharpness: z.object({ on, shift: shift.default(0.25) }),
  /** Right among the last `last` verdicts that a person judged. */
  accuracy: z.object({ on, below: share.default(0.8), last: z.int().min(5).max(1000).default(20) }),
  /** The 95th percentile. */
  latency: z.object({ on, aboveMs: z.int().min(10).max(60_000).default(1000) }),
  /** Nothing was asked for so long. */
  silent: z.object({ on: z.boolean().default(false), hours: z.int().min(1).max(720).default(24) }),
};

/** Predictions that are looked at together: the newest. */
const last = z.int().min(20).max(500);

/** What a person can set of a project's alerts; an empty object is valid. */
export const alertSettings = z.object({
  neither: groups.neither.prefault({}),
  unlike: groups.unlike.prefault({}),
  mix: groups.mix.prefault({}),
  light: groups.light.prefault({}),
  sharpness: groups.sharpness.prefault({}),
  accuracy: groups.accuracy.prefault({}),
  latency: groups.latency.prefault({}),
  silent: groups.silent.prefault({}),
  last: last.default(50),
});
export type AlertSettings = z.infer<typeof alertSettings>;

/** A change replaces what it names, and nothing else: a default would name it. */
export const alertChange = z.object({ ...groups, last }).partial();
export type AlertChange = z.infer<typeof alertChange>;

/** Something that is not as it should be, from when it was seen until it was over. */
export const alert = z.object({
  id: z.int(),
  project: z.string(),
  name: alertName,
  /** The version that answered. */
  version: z.string(),
  raised: z.iso.datetime(),
  /** When it was over; none while it is open. */
  cleared: z.iso.datetime().optional(),
  /** A person has seen it: it is not counted any more. */
  seen: z.boolean(),
  /** What was measured when it was raised, in the unit of its threshold. */
  value: z.number(),
  threshold: z.number(),
});
export type Alert = z.infer<typeof alert>;
