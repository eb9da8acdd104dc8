import { z } from 'zod';

const port = z.int().min(1).max(65_535);

/** Where the stack's records are, as seen from whoever reads this; passwords lie in files beside it. */
export const recordAddresses = z.strictObject({
  postgres: z.strictObject({ host: z.string().min(1), port, database: z.string().min(1), user: z.string().min(1) }),
  s3: z.strictObject({
    endpoint: z.string().min(1),
    port,
    accessKey: z.string().min(1),
    /** Photos and what is computed, and the models; the stack's own where left out. */
    buckets: z.strictObject({ data: z.string(), models: z.string(), inbox: z.string().optional() }).optional(),
  }),
  mlflow: z.strictObject({ address: z.url({ protocol: /^https?$/ }) }),
  /** Where trainings can run; none where the stack has no Airflow. */
  airflow: z.strictObject({ address: z.url({ protocol: /^https?$/ }), user: z.string().min(1) }).optional(),
  /** The replicas of the API: the name that leads to each, where whoever reads this is in the stack's network. */
  api: z.strictObject({ name: z.string().min(1), port }).optional(),
});
export type RecordAddresses = z.infer<typeof recordAddresses>;

/** The files in a folder of addresses. */
export const addressFiles = {
  addresses: 'records.json',
  postgresPassword: 'postgres-password',
  s3Secret: 's3-secret',
  airflowPassword: 'airflow-password',
} as const;
