import type { FaultBody } from '../../http/replies.ts';

/** How the protocol tells an error. */
export const protocolBody: FaultBody = ({ message, hint }) => ({ error: `${message} ${hint}` });

/** Whether an address is one of the protocol's, also where no route is found for it. */
export const isProtocolUrl = (url: string): boolean => /^\/v2(\/|\?|$)/.test(url);
