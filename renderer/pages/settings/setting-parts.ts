/** The parts of the settings: those whose texts are the page's own, those of backups, and those of features. */
export const settingParts = {
  settings: ['look', 'history', 'computing', 'network', 'privacy', 'folder', 'secrets', 'about'],
  keeping: ['backup', 'restore', 'import', 'use'],
  /** A project has to be there; the desktop's are not there in a browser. */
  others: ['updates', 'share', 'desk'],
} as const;

/** A part of the settings, which any page can lead to. */
export type SettingsPart = (typeof settingParts)[keyof typeof settingParts][number];
