import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ApiDocument } from '../../../services/predictor/docs/document.ts';
import type { Answer } from './open-predictor.ts';

/** What is wrong with an answer by the OpenAPI document; undefined where nothing is. */
export type CheckAnswer = (method: string, path: string, answer: Answer) => string | undefined;

/** Holds answers to the document: the status is named there, and the body is of the shape it says. */
export function createApiChecker(document: ApiDocument & object): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'api' });
  return (method, path, { status, headers, text, json }) => {
    const { responses } = document.paths[path]![method]!;
    const named = [`${status}`, `${Math.floor(status / 100)}XX`, 'default'].find((name) => name in responses);
    if (!named) return `the status ${status} is not in the document`;
    const types = Object.keys(responses[named]!.content ?? {});
    const type = types.find((one) => sameType(one, String(headers['content-type'])));
    if (!type) return `the type ${headers['content-type']} is not among ${types}`;
    const steps = ['paths', path, method, 'responses', named, 'content', type, 'schema'];
    const validate = ajv.compile({ $ref: `api#/${steps.map(pointed).join('/')}` });
    return validate(json ?? text) ? undefined : ajv.errorsText(validate.errors);
  };
}

const sameType = (a: string, b: string): boolean => a.split(';')[0] === b.split(';')[0];

/** A step of a JSON pointer inside an address. */
const pointed = (step: string): string => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
