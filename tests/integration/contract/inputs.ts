import fc from 'fast-check';
import { strangeTexts } from '../strange/texts.ts';
import type { JsonShape, Procedure } from './procedures.ts';

export interface InputParts {
  /** Values that earlier answers had under a name, so that inputs get past "there is no such thing". */
  known(name: string): readonly (string | number)[];
  /** Paths to try, those that lead out among them. */
  paths: readonly string[];
  /** What a text becomes where it is an absolute path: one of the places the test may touch. */
  contain(text: string): string;
  files: readonly File[];
}

type Arbitrary = fc.Arbitrary<unknown>;

/** Inputs of a procedure's shape: valid ones, as strange as the shape lets them be. */
export function fittingInputs({ shape, takes }: Procedure, parts: InputParts): Arbitrary {
  return shape ? fitting(shape, '', parts).filter(takes) : fc.constant(undefined);
}

/** Anything else a program could send: other types, missing and extra fields, fields of other types. */
export function strayInputs({ shape, takes }: Procedure, parts: InputParts): Arbitrary {
  const anything = stray(parts);
  if (!shape) return anything;
  const damaged = fc.tuple(fitting(shape, '', parts), fc.nat(), anything, fc.boolean()).map(damage);
  return fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: damaged }).filter((one) => !takes(one));
}

/** One field of an object is taken away, or holds something else. */
function damage([input, at, other, drops]: [unknown, number, unknown, boolean]): unknown {
  if (typeof input !== 'object' || input === null || input instanceof File) return other;
  const names = Object.keys(input);
  if (names.length === 0) return other;
  const name = names[at % names.length]!;
  const rest = Object.entries(input).filter(([one]) => one !== name);
  return Object.fromEntries(drops ? rest : [...rest, [name, other]]);
}

const stray = ({ contain, files }: InputParts): Arbitrary =>
  fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      values: [fc.string({ unit: 'binary' }).map(contain), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)],
      key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'then', 'toJSON'), fc.string()),
      maxDepth: 3,
    }),
    fc.constantFrom(...strangeTexts).map(contain),
    fc.constantFrom(...files),
  );

function fitting(shape: JsonShape, name: string, parts: InputParts): Arbitrary {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const either = shape.anyOf ?? shape.oneOf;
  if (either) return fc.oneof(...either.map((one) => fitting(one, name, parts)));
  switch (shape.type) {
    case 'string':
      return shape.format === 'binary' ? fc.constantFrom(...parts.files) : ofText(shape, name, parts);
    case 'number':
    case 'integer':
      return ofNumber(shape, name, parts);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return ofArray(shape, name, parts);
    case 'object':
      return ofObject(shape, parts);
    default:
      return stray(parts);
  }
}

function ofText(shape: JsonShape, name: string, parts: InputParts): Arbitrary {
  const { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
  const own = (): fc.Arbitrary<string> => {
    if (format === 'uuid') return fc.uuid();
    if (format === 'date-time')
      return fc.date({ noInvalidDate: true, min: new Date(0) }).map((one) => one.toISOString());
    if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
    const strange = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...strangeTexts, ...parts.paths) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    );
    const cut = Math.min(maxLength, 6000);
    return strange.map((text) => parts.contain(text).slice(0, cut).padEnd(minLength, 'x'));
  };
  return fc.oneof({ weight: 1, arbitrary: own() }, { weight: 1, arbitrary: ofKnown(name, parts, own(), 'string') });
}

/** What is known under a name, in the moment it is asked for; else another. */
const ofKnown = (name: string, { known }: InputParts, other: Arbitrary, type: 'string' | 'number'): Arbitrary =>
  fc.tuple(fc.nat(), other).map(([at, instead]) => {
    const fit = known(name).filter((one) => typeof one === type);
    return fit.length > 0 ? fit[at % fit.length] : instead;
  });

function ofNumber(shape: JsonShape, name: string, parts: InputParts): Arbitrary {
  const { minimum = -1e9, maximum = 1e9, exclusiveMinimum: above, exclusiveMaximum: below } = shape;
  const whole = shape.type === 'integer';
  const min = above === undefined ? minimum : above + (whole ? 1 : Number.EPSILON);
  const max = below === undefined ? maximum : below - (whole ? 1 : Number.EPSILON);
  const number = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  const small = whole ? fc.integer({ min: Math.max(min, -3), max: Math.max(min, Math.min(max, 30)) }) : number;
  return fc.oneof(number, small, fc.constantFrom(min, max), ofKnown(name, parts, number, 'number'));
}

function ofArray(shape: JsonShape, name: string, parts: InputParts): Arbitrary {
  const { items = {}, minItems: minLength = 0, maxItems = 4 } = shape;
  return fc.array(fitting(items, name, parts), { minLength, maxLength: Math.max(minLength, Math.min(maxItems, 4)) });
}

function ofObject(shape: JsonShape, parts: InputParts): Arbitrary {
  const { properties, required = [], additionalProperties, propertyNames } = shape;
  if (!properties && typeof additionalProperties === 'object') {
    const key = fitting(propertyNames ?? { type: 'string' }, '', parts).map(String);
    return fc.dictionary(key, fitting(additionalProperties, '', parts), { maxKeys: 3 });
  }
  const fields = Object.entries(properties ?? {}).map(([name, one]) => [name, fitting(one, name, parts)] as const);
  const whole = fc.record(Object.fromEntries(fields), { requiredKeys: required });
  // Fields a shape does not know are dropped, whatever they are called.
  const extra = fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toString', 'strange'), fc.jsonValue(), {
    maxKeys: 1,
  });
  return fc.oneof(
    { weight: 4, arbitrary: whole },
    { weight: 1, arbitrary: fc.tuple(extra, whole).map(([more, one]) => ({ ...more, ...one })) },
  );
}
