import { type ApiPrediction, apiError, apiPrediction } from '../../contract/shapes/api.ts';
import { Fault } from '../domain/fault.ts';
import { nothingReady } from './deploy-faults.ts';

export interface DeployedQuestion {
  /** Where the deployed API answers, such as `http://127.0.0.1:8600`. */
  address: string;
  /** The API's key, where it asks for one. */
  key: string | undefined;
  name: string;
  photo: Blob;
}

const keyWanted = (address: string): Fault =>
  new Fault(
    'key-wanted',
    `The API at ${address} asks for another key.`,
    'Deploy it again: it is given the key of now.',
    {
      details: { address },
    },
  );

/** A copy that is busy lets a photo wait; one that is gone does not answer at all. */
const LONGEST_MS = 30_000;

/** What the deployed API says of a photo. Throws `nothing-ready` where none answers, and what the API refuses with. */
export async function askDeployed({ address, key, name, photo }: DeployedQuestion): Promise<ApiPrediction> {
  const url = new URL('/v1/predict', address);
  url.searchParams.set('name', name);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      // The bytes say what they are; a browser's guess by the name of the file may be wrong.
      'content-type': 'application/octet-stream',
      // One that was kept open leads to the copy of then, which may be ending.
      connection: 'close',
      ...(key !== undefined && { 'x-api-key': key }),
    },
    body: photo,
    signal: AbortSignal.timeout(LONGEST_MS),
  }).catch((thrown: unknown) => {
    throw nothingReady(thrown);
  });
  const told: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return apiPrediction.parse(told);
  if (answer.status === 401) throw keyWanted(address);
  const refusal = apiError.safeParse(told);
  throw refusal.success ? Fault.fromShape(refusal.data.error) : nothingReady();
}
