import { z } from 'zod';
import { bytesOf, nanosecondsOf } from './amounts.ts';
import { shellWords } from './shell-words.ts';

// What Meadow reads of Compose: no key that it would not carry out. Variables are filled in before, so numbers and
// switches may come as text.

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const text = z.union([z.string(), z.number().transform(String)]);
const name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, 'must be a name: letters, digits, "-", "_" and "."');

const whole = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number)], 'must be a whole number')
  .pipe(z.number().nonnegative());
const number = z.union(
  [
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ],
  'must be a number',
);
const switched = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')],
  'must be true or false',
);

const amount = text.transform((words, context) => {
  const bytes = bytesOf(words);
  if (bytes !== undefined) return bytes;
  context.addIssue({ code: 'custom', message: `"${words}" is no amount of memory, such as 512m` });
  return z.NEVER;
});
const time = text.transform((words, context) => {
  const nanoseconds = nanosecondsOf(words);
  if (nanoseconds !== undefined) return nanoseconds;
  context.addIssue({ code: 'custom', message: `"${words}" is no time, such as 30s` });
  return z.NEVER;
});
const line = z.union(
  [
    z.array(text),
    z.string().transform((words, context) => {
      const parts = shellWords(words);
      if (parts) return parts;
      context.addIssue({ code: 'custom', message: 'has a quotation mark that stays open' });
      return z.NEVER;
    }),
  ],
  'must be a command: a text or a list of texts',
);

/** `A: 1` or `- A=1`. */
const pairs = z.union(
  [
    z.record(z.string(), scalar),
    z
      .array(z.string().regex(/^[^=]+=/, 'must be NAME=VALUE'))
      .transform((list) => Object.fromEntries(list.map((entry) => splitAt(entry, '=')))),
  ],
  'must be names with values',
);

function splitAt(entry: string, sign: string): [string, string] {
  const at = entry.indexOf(sign);
  return [entry.slice(0, at), entry.slice(at + 1)];
}

const port = z.string('must be "127.0.0.1:PORT:PORT"').transform((words, context) => {
  const [, host = '', published = '', container = '', protocol = 'tcp'] =
    /^(\d+\.\d+\.\d+\.\d+):(\d+):(\d+)(?:\/(tcp|udp))?$/.exec(words) ?? [];
  const valid = [published, container].every((each) => Number(each) >= 1 && Number(each) <= 65_535);
  if (valid && host !== '')
    return {
      host,
      published: Number(published),
      container: Number(container),
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
    } as const;
  context.addIssue({ code: 'custom', message: `"${words}" is no port: write "127.0.0.1:9000:9000"` });
  return z.NEVER;
});

const volume = z.string('must be "NAME:/PATH"').transform((words, context) => {
  const [, from = '', path = '', mode = 'rw'] =
    /^([a-zA-Z0-9][a-zA-Z0-9_.-]+):(\/[^:]*)(?::(ro|rw))?$/.exec(words) ?? [];
  if (from !== '') return { volume: from, path, readOnly: mode === 'ro' };
  context.addIssue({
    code: 'custom',
    message: `"${words}" is no volume: write "NAME:/PATH"; folders of this computer are not mounted`,
  });
  return z.NEVER;
});

const need = z.strictObject({
  condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']).optional(),
  restart: z.literal(false, 'must be false: nothing is restarted with what it needs').optional(),
  required: z.literal(true, 'must be true: nothing is left out').optional(),
});
type Need = z.output<typeof need>;

const healthcheck = z.strictObject({
  test: z.union([z.string().transform((words) => ['CMD-SHELL', words]), z.array(text)]).optional(),
  interval: time.optional(),
  timeout: time.optional(),
  retries: whole.optional(),
  start_period: time.optional(),
  start_interval: time.optional(),
  disable: switched.optional(),
});

export const composeService = z.strictObject({
  image: z.string('must be the name of an image').min(1),
  build: z
    .union([
      z.string().transform((context) => ({ context, dockerfile: undefined, args: undefined, target: undefined })),
      z.strictObject({
        context: z.string(),
        dockerfile: z.string().optional(),
        args: pairs.optional(),
        target: z.string().optional(),
      }),
    ])
    .optional(),
  entrypoint: line.nullish(),
  command: line.nullish(),
  environment: pairs.optional(),
  user: text.optional(),
  working_dir: z.string().optional(),
  hostname: z.string().optional(),
  extra_hosts: z.array(z.string().regex(/^[^:=]+[:=].+/, 'must be "NAME:ADDRESS"')).optional(),
  ports: z.array(port).optional(),
  volumes: z.array(volume).optional(),
  tmpfs: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  depends_on: z
    .union([
      z.array(name).transform((list): Record<string, Need> => Object.fromEntries(list.map((each) => [each, {}]))),
      z.record(name, need),
    ])
    .optional(),
  healthcheck: healthcheck.optional(),
  restart: z
    .string()
    .regex(/^(no|always|unless-stopped|on-failure(:\d+)?)$/, 'must be "no", always, on-failure or unless-stopped')
    .optional(),
  logging: z
    .strictObject({ driver: z.string().optional(), options: z.record(z.string(), scalar).optional() })
    .optional(),
  cap_drop: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  read_only: switched.optional(),
  mem_limit: amount.optional(),
  shm_size: amount.optional(),
  cpus: number.optional(),
  pids_limit: whole.optional(),
  init: switched.optional(),
  stop_grace_period: time.optional(),
  stop_signal: z.string().optional(),
  labels: pairs.optional(),
  profiles: z.array(name).optional(),
  deploy: z.strictObject({ replicas: whole.optional() }).optional(),
  scale: whole.optional(),
  pull_policy: z
    .enum(['missing', 'if_not_present'], 'must be missing: an image that is here is not fetched again')
    .optional(),
});
export type ComposeService = z.output<typeof composeService>;

export const composeFile = z.looseObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/, 'must be small letters, digits, "-" and "_"')
    .optional(),
  services: z.record(name, composeService, 'must be services by their names'),
  volumes: z.record(name, z.strictObject({}).nullable()).optional(),
});

/** Keys at the top that are read; others must begin with `x-`. */
export const TOP_KEYS: readonly string[] = ['name', 'services', 'volumes', 'version'];
