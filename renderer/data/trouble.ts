import { ORPCError } from '@orpc/client';
import type { FaultCode, FaultShape } from '../../contract/errors.ts';
import { ConnectionLost } from '../transport/connection-lost.ts';

/** What went wrong, as the window shows it: a fault of the core, or that the core cannot be reached. */
export type Trouble = Omit<FaultShape, 'code'> & { code: FaultCode | 'connection-lost' };

/** What a browser calls a file that was moved, changed or forbidden since it was chosen. */
const UNREADABLE = ['NotReadableError', 'NotFoundError', 'SecurityError'];

/** Turns whatever was thrown into what can be said in the person's language. */
export function troubleOf(error: unknown): Trouble {
  // What a job failed with comes as it is.
  if (isFault(error)) return error;
  if (error instanceof ORPCError) {
    if (isFault(error.data)) return error.data;
    if (error.status === 413) return trouble('photo-too-large', error.message);
    if (error.status === 401) return trouble('unauthorised', error.message);
    return trouble('internal', error.message);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DOMException && error.name === 'AbortError') return trouble('cancelled', message);
  if (error instanceof DOMException && UNREADABLE.includes(error.name)) return trouble('photo-unreadable', message);
  if (error instanceof ConnectionLost) return { ...trouble('connection-lost', message), retry: true };
  return trouble('internal', message);
}

/** A failure found by the window itself. */
export function trouble(code: Trouble['code'], message: string, details: FaultShape['details'] = {}): Trouble {
  return { code, message, hint: '', retry: false, details };
}

function isFault(data: unknown): data is FaultShape {
  return typeof data === 'object' && data !== null && 'code' in data && 'message' in data && 'hint' in data;
}
