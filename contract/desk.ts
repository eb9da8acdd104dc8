import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { pagePlace } from './shapes/page.ts';
import { sha256 } from './shapes/photo.ts';

/** What a person wants of the window who asked the system's shell: a menu, the tray, an icon, a link, a file. */
export const deskWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), place: pagePlace }),
  /** Photos that are to get verdicts. */
  z.object({ kind: z.literal('photos'), paths: z.array(z.string()).min(1) }),
  /** A model or project of another Meadow, to be taken in once the person has said so. */
  z.object({ kind: z.literal('parcel'), path: z.string() }),
  z.object({ kind: z.literal('diagnostics') }),
  /** What was asked for could not be done. */
  z.object({ kind: z.literal('fault'), fault: faultShape }),
]);
export type DeskWish = z.infer<typeof deskWish>;

/** Why the core does not run and is not started again by itself. */
export const coreTrouble = z.object({
  message: z.string(),
  hint: z.string(),
  /** What it said before it ended; empty where it said nothing. */
  lastWords: z.string(),
  /** Why it may not run, where it said so itself; else it stopped too often. */
  fault: faultShape.optional(),
});
export type CoreTrouble = z.infer<typeof coreTrouble>;

export const deskSettings = z.object({
  /** Meadow starts, without its window, when the person logs in. */
  startsAtLogin: z.boolean(),
  /** It goes on in the tray when the window is closed. */
  keepsRunning: z.boolean(),
  /** It tells of what ended or went wrong while its window is not in front. */
  notifies: z.boolean(),
});
export type DeskSettings = z.infer<typeof deskSettings>;
const deskChange = deskSettings.partial();
export type DeskChange = z.infer<typeof deskChange>;

/** A file of the bundle, as it would be saved. */
export const diagnosticsFile = z.object({ name: z.string(), text: z.string() });
export type DiagnosticsFile = z.infer<typeof diagnosticsFile>;

/** What Electron's main process answers to its own window; there is none in a browser. */
export const desk = {
  /** What was asked for before the window listened comes first. */
  wishes: procedure.output(eventIterator(deskWish)),
  /** Nothing while the core runs or is started again by itself. */
  trouble: procedure.output(eventIterator(coreTrouble.nullable())),
  restartCore: procedure.output(z.void()),
  /** Brings the window to the front. */
  show: procedure.output(z.void()),
  settings: procedure.output(deskSettings),
  change: procedure.input(deskChange).output(deskSettings),
  /** Puts together what helps to find a fault, without secrets. Takes some seconds: the doctor looks too. */
  diagnose: procedure.output(z.array(diagnosticsFile)),
  /** Saves what was put together last where the person says; no file where they think better of it. */
  saveDiagnostics: procedure.output(z.object({ file: z.string().optional() })),
  /** Begins to drag a photo out of the window: its own file, under its own name. */
  dragOut: procedure
    .input(z.object({ project: z.string(), hash: sha256, name: z.string().max(4096) }))
    .output(z.void()),
};
export type DeskContract = typeof desk;
