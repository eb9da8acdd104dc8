import { z } from 'zod';
import { procedure } from './base.ts';
import { isProxyAddress } from './shapes/proxy-address.ts';

/** A proxy's address, or none yet. User and password are kept apart, sealed. */
const proxyAddress = z.string().refine((text) => text === '' || isProxyAddress(text), 'This is no address of a proxy.');

/** How the internet is reached. */
const network = {
  /** `system`: as the environment says (HTTPS_PROXY, NO_PROXY), else macOS or Windows. */
  proxy: z.enum(['system', 'none', 'own']),
  address: proxyAddress,
  /** Names that are asked directly, apart by commas. */
  except: z.string().trim().max(2000),
  /** Who signs in at the proxy; empty where it asks nobody. */
  user: z.string().trim().max(200),
  /** A PEM file with certificates that are trusted besides the system's; empty for none. */
  certificates: z.string().trim().max(4000),
};

/** What verdicts may take of this computer. */
const computing = {
  /** Photos that are judged at once; each takes memory. 0: 2 to 4, as there are cores. */
  workers: z.int().min(0).max(8),
  /** Cores that a training looks at photos with at most; 0: all. */
  trainingWorkers: z.int().min(0).max(32),
  /** Minutes after which the program that answers photos is ended where nobody asked it; 0: never. */
  restMinutes: z.int().min(0).max(1440),
};

/** What a person can set; every field has a default, so an empty object is a valid settings file. */
export const settingsShape = z.object({
  language: z.enum(['system', 'en', 'fr']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Once a day it is asked whether there is a newer Meadow. */
  updates: z.object({ look: z.boolean().default(false) }).prefault({}),
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
      /** As a person named it; null: the usual one, or the next that is free. */
      port: z.int().min(1024).max(65_535).nullable().default(null),
      requireKey: z.boolean().default(false),
    })
    .prefault({}),
  /** `auto` takes the fastest runtime that passes its self-test. */
  runtime: z.enum(['auto', 'onnx', 'tfjs-node', 'tfjs-wasm']).default('auto'),
  computing: z
    .object({
      workers: computing.workers.default(0),
      trainingWorkers: computing.trainingWorkers.default(0),
      restMinutes: computing.restMinutes.default(0),
    })
    .prefault({}),
  network: z
    .object({
      proxy: network.proxy.default('system'),
      address: network.address.default(''),
      except: network.except.default(''),
      user: network.user.default(''),
      certificates: network.certificates.default(''),
    })
    .prefault({}),
  /** The project the window and the command line work on. */
  project: z.string().default('dandelion-or-grass'),
  /** The tour of the window. `new`: no window was open yet, which decides whether there is anything to learn. */
  tour: z
    .object({ state: z.enum(['new', 'open', 'left']).default('new'), step: z.int().min(1).max(3).default(1) })
    .prefault({}),
});
export type NetworkSettings = z.infer<typeof settingsShape>['network'];
export type Settings = z.infer<typeof settingsShape>;

/** A change names only what changes, one level deep in each group. */
export const settingsChange = z.object({
  language: settingsShape.shape.language.unwrap().optional(),
  theme: settingsShape.shape.theme.unwrap().optional(),
  updates: z.object({ look: z.boolean() }).partial().optional(),
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
  computing: z.object(computing).partial().optional(),
  network: z.object(network).partial().optional(),
});
export type SettingsChange = z.infer<typeof settingsChange>;

export const settings = {
  get: procedure.output(settingsShape),
  change: procedure.input(settingsChange).output(settingsShape),
};
