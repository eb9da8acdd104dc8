import { expect, it } from 'vitest';
import { faultIn } from './mlflow-fault.ts';

const said = (error_code: string) => JSON.stringify({ error_code, message: 'As it says.' });

it.each([
  [400, 'INVALID_PARAMETER_VALUE', 'bad-request'],
  [400, 'RESOURCE_ALREADY_EXISTS', 'bad-request'],
  [404, 'RESOURCE_DOES_NOT_EXIST', 'not-found'],
  // Its database had no connection free, or lost one.
  [400, 'BAD_REQUEST', 'remote-failed'],
  [429, 'REQUEST_LIMIT_EXCEEDED', 'remote-failed'],
  [503, 'TEMPORARILY_UNAVAILABLE', 'remote-failed'],
  [403, 'PERMISSION_DENIED', 'remote-refused'],
])('tells what stays refused from what passes: %s %s is %s', (status, code, expected) => {
  expect(faultIn(status, said(code))).toMatchObject({ code: expected });
});
