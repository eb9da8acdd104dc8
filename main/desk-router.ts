import { implement, ORPCError } from '@orpc/server';
import { type CoreTrouble, type DeskChange, type DeskSettings, desk } from '../contract/desk.ts';
import type { DiagnosticsDesk } from './diagnostics/desk-diagnostics.ts';
import type { DragOut } from './drag-out.ts';
import { faultOf } from './fault-of.ts';
import type { Latest } from './latest.ts';
import type { Wishes } from './opening/wishes.ts';

export interface DeskParts {
  wishes: Wishes;
  trouble: Latest<CoreTrouble | null>;
  diagnostics: DiagnosticsDesk;
  dragOut: DragOut;
  restartCore(): void;
  show(): Promise<void>;
  settings(): DeskSettings;
  change(change: DeskChange): Promise<DeskSettings>;
}

/** What main answers its own window. */
export function createDeskRouter(parts: DeskParts) {
  const os = implement(desk).use(async ({ next }) => {
    try {
      return await next();
    } catch (thrown) {
      const fault = faultOf(thrown);
      throw new ORPCError(fault.code, { message: fault.message, data: fault });
    }
  });
  return os.router({
    wishes: os.wishes.handler(({ signal }) => parts.wishes.listen(signal)),
    trouble: os.trouble.handler(({ signal }) => parts.trouble.watch(signal)),
    restartCore: os.restartCore.handler(() => parts.restartCore()),
    show: os.show.handler(() => parts.show()),
    settings: os.settings.handler(() => parts.settings()),
    change: os.change.handler(({ input }) => parts.change(input)),
    diagnose: os.diagnose.handler(() => parts.diagnostics.prepare()),
    saveDiagnostics: os.saveDiagnostics.handler(async () => {
      const file = await parts.diagnostics.save();
      return file === undefined ? {} : { file };
    }),
    dragOut: os.dragOut.handler(({ input }) => parts.dragOut.start(input)),
  });
}
