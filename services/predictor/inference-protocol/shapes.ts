import { z } from 'zod';

/**
 * The JSON objects of the Open Inference Protocol, V2
 * (https://github.com/kserve/open-inference-protocol, specification/protocol/inference_rest.md).
 */

/** Key and value pairs a server may ignore. */
const parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const anyParameters = z.record(z.string(), z.unknown());

export const metadataTensor = z.object({
  name: z.string(),
  datatype: z.string(),
  /** -1 stands for any number. */
  shape: z.array(z.int()),
});

export const serverMetadata = z.object({ name: z.string(), version: z.string(), extensions: z.array(z.string()) });
export const serverLive = z.object({ live: z.boolean() });
export const serverReady = z.object({ live: z.boolean(), ready: z.boolean() });
export const modelReady = z.object({ name: z.string(), ready: z.boolean() });

export const modelMetadata = z.object({
  name: z.string(),
  versions: z.array(z.string()),
  platform: z.string(),
  inputs: z.array(metadataTensor),
  outputs: z.array(metadataTensor),
  parameters,
});

export const requestInput = z.looseObject({
  name: z.string(),
  shape: z.array(z.int().nonnegative()).min(1).max(8),
  datatype: z.string(),
  parameters: anyParameters.optional(),
  /** Flat or nested, row by row. Its elements are checked against datatype and shape when they are read. */
  data: z.array(z.unknown()),
});
export type RequestInput = z.infer<typeof requestInput>;

export const inferenceRequest = z.looseObject({
  id: z.string().max(1000).optional(),
  parameters: anyParameters.optional(),
  inputs: z.array(requestInput).min(1).max(2),
  outputs: z.array(z.looseObject({ name: z.string(), parameters: anyParameters.optional() })).optional(),
});
export type InferenceRequest = z.infer<typeof inferenceRequest>;

export const responseOutput = metadataTensor.extend({
  parameters: parameters.optional(),
  data: z.array(z.union([z.number(), z.string()])),
});
export type ResponseOutput = z.infer<typeof responseOutput>;

export const inferenceResponse = z.object({
  model_name: z.string(),
  model_version: z.string(),
  id: z.string().optional(),
  outputs: z.array(responseOutput),
});
export type InferenceResponse = z.infer<typeof inferenceResponse>;

export const protocolError = z.object({ error: z.string() });
