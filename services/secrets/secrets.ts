import type { Handlers } from '../../contract/handlers.ts';
import type { SecretsState, secrets } from '../../contract/secrets.ts';
import { Fault } from '../domain/fault.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { SecretsLock } from '../ports/secrets.ts';

export interface SecretsParts {
  secrets: SecretsLock;
  /** None where this core was not started by the app. */
  keychain: Keychain | undefined;
}

type Trouble = NonNullable<SecretsState['trouble']>;

const reasons: Record<Trouble, [message: string, hint: string]> = {
  'no-app': [
    'Only the Meadow app can ask the keychain of this computer.',
    'Open the app, and change it there in the settings.',
  ],
  'plain-text': [
    'This computer has no keychain that keeps a key from others: what it would store can be read by all.',
    'Install GNOME Keyring or KWallet and sign in again, or leave the secrets in the file that only you may read.',
  ],
  unavailable: [
    'This computer has no keychain that answers.',
    'Unlock or install one, or leave the secrets in the file that only you may read.',
  ],
  failed: ["The system's keychain said no.", 'Unlock the keychain, then try again.'],
};

function refused(why: Trouble): Fault {
  const [message, hint] = reasons[why];
  return new Fault('secrets-locked', message, hint, { details: { case: why } });
}

/** The lock over Meadow's secrets, as a person switches it. */
export const createSecrets = ({ secrets: kept, keychain }: SecretsParts): Handlers<typeof secrets> => {
  const state = async (): Promise<SecretsState> => {
    const trouble = keychain ? await keychain.trouble() : 'no-app';
    return { locked: await kept.locked(), ...(trouble && { trouble }) };
  };
  return {
    state,
    async lock({ on }) {
      const { locked, trouble } = await state();
      if (trouble && on !== locked) throw refused(trouble);
      await kept.lock(on);
      return state();
    },
  };
};
