import { z } from 'zod';

/** Where Airflow is, and as whom it is asked. */
export const airflowSettings = z.object({
  /** Such as `http://127.0.0.1:8080`. */
  address: z.url({ protocol: /^https?$/ }),
  user: z.string().min(1),
  /** The file its password lies in. */
  passwordFile: z.string().min(1).optional(),
  /** Or the password itself. */
  password: z.string().min(1).optional(),
  /** Where people see its pages; its address where left out. */
  page: z.url({ protocol: /^https?$/ }).optional(),
});
export type AirflowSettings = z.infer<typeof airflowSettings>;
