import { isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '../../../contract/index.ts';

/** A schema of JSON Schema, as far as Zod writes them. */
export interface JsonShape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonShape[];
  oneOf?: JsonShape[];
  items?: JsonShape;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonShape>;
  required?: string[];
  additionalProperties?: JsonShape | boolean;
  propertyNames?: JsonShape;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  default?: unknown;
}

/** A procedure of the contract, and what it takes. */
export interface Procedure {
  feature: string;
  name: string;
  /** `feature.name` */
  path: string;
  /** None where it takes nothing. */
  shape: JsonShape | undefined;
  /** Whether a value fits. */
  takes(value: unknown): boolean;
}

/** Every procedure, found by walking the contract: a new one is among them without being named. */
export const procedures: Procedure[] = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([name, procedure]) => {
    if (!isContractProcedure(procedure)) throw new Error(`${feature}.${name} is no procedure`);
    const schema = procedure['~orpc'].inputSchema;
    const path = `${feature}.${name}`;
    if (schema === undefined) return { feature, name, path, shape: undefined, takes: () => true };
    if (!(schema instanceof z.ZodType)) throw new Error(`${path} has an input that is no shape of Zod's`);
    // What takes only another process, such as a file, is told by its format.
    const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonShape;
    return { feature, name, path, shape, takes: (value: unknown) => schema.safeParse(value).success };
  }),
);
