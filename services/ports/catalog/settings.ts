/** Small values by name, as JSON. */
export interface SettingRecords {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
}
