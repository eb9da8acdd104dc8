import { z } from 'zod';
import { gateSummary } from './gate.ts';
import { label } from './photo.ts';

/** `right` of `total` test photos, with the Wilson 95 % interval of the share. */
export const testResult = z.object({
  correct: z.int().nonnegative(),
  total: z.int().nonnegative(),
  accuracy: z.number(),
  interval: z.tuple([z.number(), z.number()]),
});
export type TestResult = z.infer<typeof testResult>;

export const runtime = z.enum(['onnx', 'tfjs-node', 'tfjs-wasm']);
export type Runtime = z.infer<typeof runtime>;

/** What people call them, in the core's English. */
export const runtimeNames: Readonly<Record<Runtime, string>> = {
  onnx: 'ONNX Runtime',
  'tfjs-node': 'TensorFlow.js (native)',
  'tfjs-wasm': 'TensorFlow.js (WebAssembly)',
};

/** How a class fared. */
export const classResult = z.object({
  label,
  photos: z.int(),
  test: z.int(),
  correct: z.int(),
  /** `held-out`: judged on frozen test photos; `cross-validated`: it had fewer than 10 of them. */
  judgedBy: z.enum(['held-out', 'cross-validated']),
});
export type ClassResult = z.infer<typeof classResult>;

/** Equally spaced: the first is the least of what it is taken from, the last the most. */
const quantiles = z.array(z.number()).min(2).max(1001);

/** What a person should know of a model before trusting it. */
export const modelCard = z.object({
  version: z.string(),
  project: z.string(),
  classes: z.array(classResult),
  photos: z.object({ total: z.int(), train: z.int(), test: z.int(), leftOut: z.int() }),
  /** On the frozen test photos, by the head trained without them: right where the best class is the photo's label. */
  test: testResult,
  /** `confusion[truth][verdict]`: the same photos by what they were called; the last column is "neither". */
  confusion: z.array(z.array(z.int())),
  calibration: z.object({ temperature: z.number(), expectedError: z.number(), logLoss: z.number() }),
  neither: z.object({
    threshold: z.number(),
    /** Share of left-out photos of the classes that are not called neither. */
    kept: z.number(),
  }),
  /** What is usual of the photos it learned from, to tell when those that are asked about are others. */
  usual: z
    .object({
      /** Of photos that were left out. */
      similarity: quantiles,
      light: quantiles.optional(),
      sharpness: quantiles.optional(),
    })
    .optional(),
  /** What this model must not be trusted with; each a sentence. */
  limits: z.array(z.string()),
  /**
   * `at` and `seconds` stand in the catalog's copy alone: the model file is a function of its photos, so the same
   * photos give the same file bit for bit.
   */
  trained: z.object({
    at: z.iso.datetime().optional(),
    seconds: z.number().optional(),
    runtime: z.string(),
    seed: z.int(),
    /** How the head was trained, where the training chose among several ways. */
    recipe: z.string().optional(),
  }),
  backbone: z.object({ name: z.string(), sha256: z.string() }),
  /** What the photos are and where they come from. */
  data: z.string(),
});
export type ModelCard = z.infer<typeof modelCard>;

/** A version in a list. */
export const versionSummary = z.object({
  version: z.string(),
  project: z.string(),
  classes: z.array(label),
  created: z.iso.datetime(),
  test: testResult,
  photos: z.int(),
  /** `champion`: it answers now. `challenger`: newer than that, and not live yet. */
  aliases: z.array(z.enum(['champion', 'challenger'])),
  /** The same as the alias `champion`. */
  live: z.boolean(),
  starter: z.boolean(),
  /** What the gate said; none where it was never asked. */
  gate: gateSummary.optional(),
  /** The run it came from; none for the starter. */
  run: z.string().optional(),
  snapshot: z.string().optional(),
  /** Photos it was trained on that were deleted for good since. */
  erased: z.int().default(0),
});
export type VersionSummary = z.infer<typeof versionSummary>;
