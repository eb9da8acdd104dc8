import type { TriggerName } from '../../contract/shapes/trigger.ts';

/** What looks at the triggers of projects in the stack. */
export interface PipelineClock {
  /** Photos were stored: it looks soon. Throws where it cannot be told. */
  tellOfPhotos(): Promise<void>;
  /** When it looks at a trigger next by itself; none where it does not, as while it is paused. */
  nextLook(trigger: TriggerName): Promise<Date | undefined>;
}
