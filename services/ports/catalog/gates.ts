import type { GateReport } from '../../../contract/shapes/gate.ts';

/** What the gate said. One report a version: the latest. */
export interface GateRecords {
  put(report: GateReport): Promise<void>;
  find(version: string): Promise<GateReport | undefined>;
  list(versions: string[]): Promise<GateReport[]>;
}
