import type { StackMeasured } from '../../contract/shapes/stack-measured.ts';

/** What measures the stack all the while. Ends within its deadline, and throws `remote-…`. */
export interface StackWatch {
  read(): Promise<StackMeasured>;
}
