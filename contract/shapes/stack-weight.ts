import { z } from 'zod';

/** How much of the stack runs, as one choice; `own`: its variables were set one by one. */
export const stackLevel = z.enum(['light', 'normal', 'all', 'own']);
export type StackLevel = z.infer<typeof stackLevel>;

/** What may be left out. */
export const stackPart = z.object({
  name: z.enum(['airflow', 'airflow-worker', 'grafana', 'prometheus', 'node-exporter']),
  on: z.boolean(),
});
export type StackPart = z.infer<typeof stackPart>;

/** Stopping what nobody uses. */
export const stackIdle = z.object({
  /** After so many minutes without use; 0: never. */
  minutes: z.int().min(0).max(1440),
  /** Starting it again when a project that is in it is asked for. */
  wake: z.boolean(),
});
export type StackIdle = z.infer<typeof stackIdle>;

export const serviceWeight = z.object({
  name: z.string(),
  /** How many containers there are to be. */
  replicas: z.int(),
  /** Bytes: measured where it runs, else what it usually takes while nothing is asked of it. */
  memory: z.number(),
  measured: z.boolean(),
  /** The ceiling of all its containers. */
  limit: z.number().optional(),
  /** The variable of the ceiling of one. */
  variable: z.string().optional(),
  /** Bytes of the volumes it keeps its data in, where the engine tells. */
  disk: z.number().optional(),
});
export type ServiceWeight = z.infer<typeof serviceWeight>;

/** What the stack takes and may take, and when it rests. */
export const stackWeight = z.object({
  level: stackLevel,
  parts: z.array(stackPart),
  services: z.array(serviceWeight),
  /** Of the engine's images that the stack uses: bytes. */
  images: z.number().optional(),
  /** What runs is not yet what was chosen. */
  pending: z.boolean(),
  idle: stackIdle,
});
export type StackWeight = z.infer<typeof stackWeight>;
