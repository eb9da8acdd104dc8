import type { SettingRecords } from '../../../services/ports/catalog/settings.ts';

/** Records as a catalog keeps them, in memory: what is got is not what was put, but the same. */
export const keptRecords = (kept = new Map<string, unknown>()): SettingRecords => ({
  get: async (name) => kept.get(name),
  put: async (name, value) => void kept.set(name, JSON.parse(JSON.stringify(value))),
});
