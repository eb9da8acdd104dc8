import { own } from '../../../contract/shapes/own.ts';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import type { Verdict } from '../../../contract/shapes/verdict.ts';
import { Fault } from '../../domain/fault.ts';
import type { ResponseOutput } from './shapes.ts';

export interface Output {
  name: string;
  datatype: 'BYTES' | 'FP32';
  /** Of one photo; none where it is a single value. */
  shape: (model: ServedModel) => number[];
  data: (verdict: Verdict, model: ServedModel) => (string | number)[];
}

const known: readonly Output[] = [
  { name: 'verdict', datatype: 'BYTES', shape: () => [], data: ({ verdict }) => [verdict] },
  { name: 'label', datatype: 'BYTES', shape: () => [], data: ({ label }) => [label] },
  {
    name: 'scores',
    datatype: 'FP32',
    shape: ({ classes }) => [classes.length],
    data: ({ scores }, { classes }) => classes.map((name) => own(scores, name) ?? 0),
  },
  { name: 'similarity', datatype: 'FP32', shape: () => [], data: ({ similarity }) => [similarity] },
];

/** What a model gives, for its metadata. */
export function outputsOf(model: ServedModel): { name: string; datatype: string; shape: number[] }[] {
  return known.map(({ name, datatype, shape }) => ({ name, datatype, shape: [-1, ...shape(model)] }));
}

/** The classes in the order of the scores, as parameters: the protocol has no better place for names. */
export function classNames({ classes }: ServedModel): Record<string, string> {
  return Object.fromEntries(classes.map((name, index) => [`class_${index}`, name]));
}

/** The outputs asked for, all where none is named. Throws `bad-request` where one does not exist. */
export function chosenOutputs(wanted: readonly { name: string }[] | undefined): readonly Output[] {
  if (!wanted?.length) return known;
  const unknown = wanted.find(({ name }) => !known.some((output) => output.name === name));
  if (!unknown) return known.filter((output) => wanted.some(({ name }) => output.name === name));
  throw new Fault(
    'bad-request',
    `There is no output "${unknown.name.slice(0, 50)}".`,
    `The outputs are ${known.map(({ name }) => name).join(', ')}.`,
    { details: { case: 'api' } },
  );
}

/** Verdicts as tensors, one row a photo. */
export function outputTensors(verdicts: Verdict[], model: ServedModel, outputs: readonly Output[]): ResponseOutput[] {
  return outputs.map(({ name, datatype, shape, data }) => ({
    name,
    datatype,
    shape: [verdicts.length, ...shape(model)],
    ...(name === 'scores' && { parameters: classNames(model) }),
    data: verdicts.flatMap((verdict) => data(verdict, model)),
  }));
}
