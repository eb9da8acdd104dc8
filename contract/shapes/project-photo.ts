import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { label, sha256 } from './photo.ts';

/** The side of the frozen test a photo stands on; its hash alone decides. */
export const photoSet = z.enum(['train', 'test']);

/** What the import checks can find on a photo. */
export const problemKind = z.enum([
  /** The same scene as another photo of the project. */
  'near-duplicate',
  /** A near-duplicate of it stands on the other side of the test. */
  'leak',
  'blurry',
  'dark',
  'odd-size',
  /** Not like any class of the project. */
  'foreign',
  /** Photos like it have another label. */
  'label-doubtful',
]);
export type ProblemKind = z.infer<typeof problemKind>;

/** A photo of a project, as the grid shows it. */
export const projectPhoto = z.object({
  hash: sha256,
  /** None while nobody has said it. */
  label: label.optional(),
  set: photoSet,
  /** A path, a name, or the address it was downloaded from. */
  source: z.string(),
  added: z.iso.datetime(),
  /** Who added it, as the system names them. */
  by: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  /** Address of a small picture, below `/files/`. */
  thumbnail: z.string(),
  /** Address of the photo itself, below `/files/`. */
  photo: z.string(),
  problems: z.array(problemKind),
  /**
   * What it is by the labels of photos like it, and how little sure that is: 0 sure, 1 not at all. No version says so: it is
   * known before there is one. None until the photos were set beside each other.
   */
  guess: label.optional(),
  doubt: z.number().min(0).max(1).optional(),
  /** Since when it is in the bin. */
  binned: z.iso.datetime().optional(),
});
export type ProjectPhoto = z.infer<typeof projectPhoto>;

/** Which photos of a project are meant. Fields that are left out mean all. */
export const photoFilter = z.object({
  /** A part of the source, or the beginning of the hash. */
  text: z.string().max(200).optional(),
  /** `null`: those without a label. */
  label: label.nullable().optional(),
  set: photoSet.optional(),
  problem: problemKind.optional(),
  /** A folder or site photos came from, as `photos.counts` names it. */
  source: z.string().optional(),
  /** Only those in the bin; else only those that are not. */
  binned: z.boolean().default(false),
});
export type PhotoFilter = z.infer<typeof photoFilter>;

/** `doubt`: least sure first. */
export const photoOrder = z.enum(['newest', 'oldest', 'label', 'doubt']);
export type PhotoOrder = z.infer<typeof photoOrder>;

/** A file or address of which something is to be said after photos were added. */
export const leftAside = z.object({
  photo: z.string(),
  /** Why, in a sentence (English). */
  message: z.string(),
  /** The same as facts, where it is a fault: a window says it in its language. */
  error: faultShape.optional(),
});
export type LeftAside = z.infer<typeof leftAside>;

/** A class a folder is named as, and how many photos wait for it. */
const newClass = z.object({ name: label, photos: z.int() });
export type NewClass = z.infer<typeof newClass>;

/** What came of adding photos. */
export const addReport = z.object({
  added: z.int(),
  /** Photos the project had already. */
  known: z.int(),
  /** What was not taken. */
  leftAside: z.array(leftAside),
  /** What is in the project, counted as added or known, but not with the label it came with. */
  otherLabel: z.array(leftAside),
  /** Folders that name no class of the project, so that their photos have no label: classes it may get. */
  newClasses: z.array(newClass),
});
export type AddReport = z.infer<typeof addReport>;

/** One thing a person did to photos, which can be undone. */
export const photoEdit = z.object({
  id: z.int(),
  /**
   * `predicted`: a label given beside a verdict, with which the photo came into the project if it was not in it.
   * `new-classes`: folders' names became classes and the labels of their photos; undone, the classes go too.
   */
  kind: z.enum(['add', 'label', 'bin', 'restore', 'move', 'predicted', 'new-classes']),
  photos: z.int(),
  /** The label given, or the project moved to. */
  to: z.string().optional(),
  at: z.iso.datetime(),
});
export type PhotoEdit = z.infer<typeof photoEdit>;

/** The label a photo has in a project. */
export const photoLabel = z.object({
  hash: sha256,
  label,
  /** It was given beside a verdict and nothing was done to the photo since, so that it can be taken back there. */
  given: z.boolean(),
});
export type PhotoLabel = z.infer<typeof photoLabel>;

/** How many photos there are of what kind, those in the bin aside. */
export const photoCounts = z.object({
  total: z.int(),
  unlabelled: z.int(),
  binned: z.int(),
  labels: z.record(z.string(), z.int()),
  sets: z.object({ train: z.int(), test: z.int() }),
  sources: z.array(z.object({ source: z.string(), photos: z.int() })),
  problems: z.partialRecord(problemKind, z.int()),
});
export type PhotoCounts = z.infer<typeof photoCounts>;
