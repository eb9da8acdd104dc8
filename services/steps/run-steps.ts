import type { z } from 'zod';
import { check } from './check/check.ts';
import { checkNotCancelled } from './check-not-cancelled.ts';
import { deploy } from './deploy.ts';
import { embed } from './embed.ts';
import { evaluate } from './evaluate.ts';
import { gate } from './gate.ts';
import { ingest } from './ingest.ts';
import { asErased } from './leave-out-erased.ts';
import { promote } from './promote.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { findRecord, writeRecord } from './run-records.ts';
import {
  deployedShape,
  embeddedShape,
  evaluatedShape,
  gatedShape,
  ingestedShape,
  promotedShape,
  registeredShape,
  reportedShape,
  trainedShape,
  validatedShape,
} from './run-shapes.ts';
import { closeShards, shardRecord, shards } from './shards.ts';
import type { RunnableStep, StepContext, StepName } from './step.ts';
import { train } from './train.ts';
import { validate } from './validate.ts';
import { secondsOf } from './worked-seconds.ts';

interface Step<T> {
  shape: z.ZodType<T>;
  work(context: StepContext): Promise<T>;
  /** What is said of it: ids, hashes and counts only. */
  summary(record: T): Said;
}

/** Runs a step, unless the run has its record already: then nothing is left to do. */
async function runStep<T>(
  name: StepName,
  { shape, work, summary }: Step<T>,
  context: StepContext,
  kept: string = name,
) {
  const before = await findRecord(context.objects, context.run, kept, shape);
  if (before !== undefined) return summary(before);
  const record = await timed(name, context, () => work(context)).catch((thrown: unknown) => {
    throw asErased(thrown);
  });
  await writeRecord(context.objects, context.run, kept, record);
  return summary(record);
}

/** Measures how long a step works, also one that does not come to its end. */
async function timed<T>(name: StepName, { clock, tracker, run }: StepContext, work: () => Promise<T>): Promise<T> {
  const begun = clock.now().getTime();
  const log = () => tracker.log(run, [secondsOf(name, (clock.now().getTime() - begun) / 1000)]);
  const record = await work().catch(async (thrown: unknown) => {
    // What went wrong is what matters.
    await log().catch(() => undefined);
    throw thrown;
  });
  await log();
  return record;
}

const ingestStep: Step<z.infer<typeof ingestedShape>> = {
  shape: ingestedShape,
  work: ingest,
  summary: ({ skipped, ...rest }) => ({ ...rest, skipped: skipped.length }),
};

const validateStep: Step<z.infer<typeof validatedShape>> = {
  shape: validatedShape,
  work: validate,
  summary: ({ snapshot, classes }) => ({ snapshot, classes: classes.length }),
};

const embedStep: Step<z.infer<typeof embeddedShape>> = {
  shape: embeddedShape,
  work: embed,
  summary: (record) => record,
};

const trainStep: Step<z.infer<typeof trainedShape>> = {
  shape: trainedShape,
  work: train,
  summary: ({ classes, split: { train, test } }) => ({
    classes: classes.length,
    train: train.length,
    test: test.length,
  }),
};

const evaluateStep: Step<z.infer<typeof evaluatedShape>> = {
  shape: evaluatedShape,
  work: evaluate,
  summary: ({ card: { test } }) => ({ correct: test.correct, total: test.total }),
};

const registerStep: Step<z.infer<typeof registeredShape>> = {
  shape: registeredShape,
  work: register,
  summary: (record) => record,
};

const gateStep: Step<z.infer<typeof gatedShape>> = {
  shape: gatedShape,
  work: gate,
  summary: ({ version, passed, reason }) => ({ version, passed: passed ? 'yes' : 'no', reason }),
};

const promoteStep: Step<z.infer<typeof promotedShape>> = {
  shape: promotedShape,
  work: promote,
  summary: ({ version, live }) => ({ version, live: live ? 'yes' : 'no' }),
};

const deployStep: Step<z.infer<typeof deployedShape>> = {
  shape: deployedShape,
  work: deploy,
  summary: ({ version, replicas, why = '', clusters }) => ({
    version,
    replicas,
    why,
    clusters: clusters.map(({ where, state }) => `${where}: ${state}`),
  }),
};

const reportStep: Step<z.infer<typeof reportedShape>> = {
  shape: reportedShape,
  work: report,
  summary: (record) => record,
};

/** A shard of it leaves a record of its own, and the last one that of the step. */
async function runEmbed(context: StepContext): Promise<Said> {
  const { shard, objects, run } = context;
  const isWhole = shard === undefined || shard.of === 1;
  if (isWhole || (await findRecord(objects, run, 'embed', embeddedShape))) return runStep('embed', embedStep, context);
  const said = await runStep('embed', embedStep, context, shardRecord(shard));
  await closeShards(context, shard.of);
  return said;
}

/** Ids, hashes and counts; names of shards. */
type Said = Record<string, string | number | string[]>;

const runners: Record<RunnableStep, (context: StepContext) => Promise<Said>> = {
  ingest: (context) => runStep('ingest', ingestStep, context),
  validate: (context) => runStep('validate', validateStep, context),
  // Asked anew each time: it leaves nothing.
  shards,
  embed: runEmbed,
  train: (context) => runStep('train', trainStep, context),
  evaluate: (context) => runStep('evaluate', evaluateStep, context),
  register: (context) => runStep('register', registerStep, context),
  gate: (context) => runStep('gate', gateStep, context),
  promote: (context) => runStep('promote', promoteStep, context),
  deploy: (context) => runStep('deploy', deployStep, context),
  report: (context) => runStep('report', reportStep, context),
  // It looks anew each time it is asked.
  check,
};

/**
 * Runs steps one after another; gives what is said of the last. A step that was done before is not done again, so a
 * run that was stopped goes on where it was. Throws what a step throws, the signal's reason, or `bad-request` where the
 * run was cancelled.
 */
export async function runSteps(names: readonly RunnableStep[], context: StepContext) {
  let said: Said = {};
  for (const name of names) {
    context.signal.throwIfAborted();
    await checkNotCancelled(context);
    said = { step: name, ...(await runners[name](context)) };
  }
  return said;
}
