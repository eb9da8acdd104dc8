import { z } from 'zod';

/** Where MLflow is. */
export const mlflowSettings = z.object({
  /** Such as `http://127.0.0.1:5001`. */
  address: z.url({ protocol: /^https?$/ }),
  /** Where people see its pages; its address where left out. */
  page: z.url({ protocol: /^https?$/ }).optional(),
});
export type MlflowSettings = z.infer<typeof mlflowSettings>;
