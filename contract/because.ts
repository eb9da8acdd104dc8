import type { ValueKinds } from './value-kinds.ts';

/**
 * Why a file, a folder or a server could not be used: ends of sentences, closed. The core says them in English, the
 * window in the person's language; `{{name}}` is filled from the fault's details.
 */
export const because = {
  'not-there': 'there is no such file or folder',
  'no-folder': 'the folder it would be in is missing, or takes nothing new',
  'file-in-way': 'a file is in its way',
  'is-folder': 'it is a folder',
  'not-a-file': 'it is no file',
  'may-not-read': 'Meadow may not read it',
  'may-not-write': 'Meadow may not write there',
  'may-not-use': 'Meadow has no right to use it',
  'read-only': 'the disk can only be read',
  'no-room': 'the disk is full',
  'no-share': 'your share of the disk is full',
  'too-large-a-file': 'the disk takes no file as large as that',
  'long-name': 'its name is too long',
  'odd-name': 'nothing can have that name there',
  circle: 'it is a link that leads back to itself',
  'in-use': 'another program uses it',
  'other-disk': 'it lies on another disk',
  'many-open': 'too many files are open on this computer',
  'disk-error': 'the disk reports an error',
  'disk-away': 'its disk is not connected any more',
  'not-able': 'the disk there cannot do that',
  'not-kept': 'what is written does not come back',
  'no-log': 'SQLite gets no write-ahead log there',
  'not-shared': 'what one program writes, another does not read',

  'no-such-name': 'nobody knows a server of that name',
  'no-lookup': 'the name of its server cannot be looked up now',
  'no-connections': 'the server takes no connections',
  'broken-off': 'the server broke the connection off',
  unreachable: 'the server cannot be reached',
  'no-network': 'the network cannot be reached',
  silent: 'the server does not answer',
  'stopped-midway': 'the server stopped in the middle of it',
  unproven: 'the server does not prove that it is the one of that name',
  'too-slow': 'it comes too slowly',
  'too-long': 'it takes too long',
  redirected: 'it was redirected too often',
  status: 'the server answered {{status}}',
  'too-large': 'it is larger than {{megabytes}} MB',
  'no-releases': 'the answer is no list of releases',
  'no-release': 'there is no release for this computer',
  'not-offered': 'it is not offered to this computer',
  'another-offered': 'there is {{offered}} now',
  'not-downloaded': 'no other version is downloaded',
  'not-started': 'its installer did not start',
  'may-not-install': 'Meadow may not write where it is installed',

  'something-else': 'something else answers at its address',
  'no-right': 'the account may not do this',
  'no-account': 'it knows no such account',
  'wrong-password': 'the password is wrong',
  clocks: 'the clocks of this machine and of the store differ too much',
  'password-file': 'its password cannot be read in {{file}}',
  'object-damaged': 'the object “{{key}}” came damaged',
  'allowed-hosts': 'it is not told that it may be called by this address (--allowed-hosts)',
} as const;
export type Because = keyof typeof because;

/** Why something could not be used, as the end of a sentence: by a key, or as it was said where nobody foresaw it. */
export type Reason = { because: Because; why: string } | { why: string; said: string };

/** What is in those that are filled. */
export const becauseValues: Partial<Record<Because, ValueKinds>> = {
  status: { status: 'status' },
  'too-large': { megabytes: 'count' },
  'password-file': { file: 'path' },
  'object-damaged': { key: 'name' },
  'another-offered': { offered: 'name' },
};
