import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** What a program that sends photos is told. */
export const loadOrder = z.object({
  type: z.literal('load'),
  order: z.object({
    url: z.url(),
    key: z.string().optional(),
    photos: z.array(z.string()).min(1),
    steps: z.array(z.object({ users: z.int().positive(), seconds: z.int().positive() })).min(1),
  }),
});

const counted = z.record(z.string(), z.int());

/** What it posts. */
export const loadNews = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('tick'),
    tick: z.object({
      at: z.int(),
      users: z.int(),
      buckets: z.array(z.tuple([z.int(), z.int()])),
      turnedAway: z.int(),
      failures: counted,
      versions: counted,
      cpu: z.number(),
    }),
  }),
  z.object({ type: z.literal('failed'), fault: faultShape }),
]);
export type LoadNews = z.infer<typeof loadNews>;
