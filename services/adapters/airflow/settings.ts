import { z } from 'zod';

/** Where Airflow is, and as whom it is asked. */
export const airflowSettings = z.object({
  /** Such as `http://127.0.0.1:8080`. */
  address: z.url({ protocol: /^https?$/ }),
  user: z.string().min(1),
  passwordFile: z.string().min(1),
  /** Where people see its pages; its address where left out. */
  page: z.url({ protocol: /^https?$/ }).optional(),
});
export type AirflowSettings = z.infer<typeof airflowSettings>;
