/** What feeds this machine. */
export interface Power {
  /** Whether it runs on its battery now; not where that cannot be told. Never throws. */
  onBattery(): Promise<boolean>;
}
