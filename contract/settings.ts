import { z } from 'zod';
import { procedure } from './base.ts';

/** What a person can set; every field has a default, so an empty object is a valid settings file. */
export const settingsShape = z.object({
  language: z.enum(['system', 'en', 'fr']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  history: z
    .object({
      keep: z.boolean().default(true),
      days: z.int().min(1).max(3650).default(30),
      most: z.int().min(1000).max(10_000_000).default(1_000_000),
      /** Keeps the photos themselves too, so that a verdict can be corrected and learnt from; gigabytes, 0 for none. */
      photosGb: z.number().min(0).max(100).default(2),
    })
    .prefault({}),
  api: z
    .object({
      on: z.boolean().default(true),
      port: z.int().min(1024).max(65_535).default(8600),
      requireKey: z.boolean().default(false),
    })
    .prefault({}),
  /** `auto` takes the fastest runtime that passes its self-test. */
  runtime: z.enum(['auto', 'onnx', 'tfjs-node', 'tfjs-wasm']).default('auto'),
  /** The project the window and the command line work on. */
  project: z.string().default('dandelion-or-grass'),
  /** The tour of the window. `new`: no window was open yet, which decides whether there is anything to learn. */
  tour: z
    .object({ state: z.enum(['new', 'open', 'left']).default('new'), step: z.int().min(1).max(3).default(1) })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsShape>;

/** A change names only what changes, one level deep in each group. */
export const settingsChange = z.object({
  language: settingsShape.shape.language.unwrap().optional(),
  theme: settingsShape.shape.theme.unwrap().optional(),
  history: z
    .object({
      keep: z.boolean(),
      days: z.int().min(1).max(3650),
      most: z.int().min(1000).max(10_000_000),
      photosGb: z.number().min(0).max(100),
    })
    .partial()
    .optional(),
  runtime: settingsShape.shape.runtime.unwrap().optional(),
  tour: z
    .object({ state: z.enum(['open', 'left']), step: z.int().min(1).max(3) })
    .partial()
    .optional(),
});
export type SettingsChange = z.infer<typeof settingsChange>;

export const settings = {
  get: procedure.output(settingsShape),
  change: procedure.input(settingsChange).output(settingsShape),
};
