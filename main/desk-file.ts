import { z } from 'zod';
import { type DeskChange, type DeskSettings, deskSettings } from '../contract/desk.ts';

/** How a person wants the shell, as it is kept; off unless they say so, but for what tells them something. */
export const deskFile: z.ZodType<DeskSettings> = z.object({
  startsAtLogin: deskSettings.shape.startsAtLogin.default(false),
  keepsRunning: deskSettings.shape.keepsRunning.default(false),
  notifies: deskSettings.shape.notifies.default(true),
});

/** The settings with what a change names. */
export const laidOver = (settings: DeskSettings, change: DeskChange): DeskSettings => ({
  startsAtLogin: change.startsAtLogin ?? settings.startsAtLogin,
  keepsRunning: change.keepsRunning ?? settings.keepsRunning,
  notifies: change.notifies ?? settings.notifies,
});
