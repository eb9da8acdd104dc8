import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';

type Answer<Output> = Output | Promise<Output>;

type Answerer<Input, Output> = unknown extends Input
  ? (input?: undefined, signal?: AbortSignal) => Answer<Output>
  : (input: Input, signal?: AbortSignal) => Answer<Output>;

type Handler<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? Answerer<InferSchemaOutput<Input>, InferSchemaInput<Output>>
    : never;

/** What answers a feature's procedures: plain functions that know no transport. The signal tells that the caller left. */
export type Handlers<Procedures> = { [Name in keyof Procedures]: Handler<Procedures[Name]> };
