import { describe, expect, it, onTestFinished } from 'vitest';
import type { Secrets } from '../../services/ports/secrets.ts';

export interface SecretsUnderTest {
  /** The store of a name in one place, opened anew each time it is asked for. */
  open(name?: string): Promise<Secrets>;
  end(): Promise<void>;
}

/** What every store of secrets must do. */
export const secretsSuite = (name: string, begin: () => Promise<SecretsUnderTest>): void => {
  const place = async () => {
    const { open, end } = await begin();
    onTestFinished(end);
    return open;
  };

  describe(`secrets: ${name}`, () => {
    it('makes a secret of 32 bytes when it is first asked for, and keeps it', async () => {
      const open = await place();
      const secret = await (await open()).get('api');
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      expect(await (await open()).get('api')).toBe(secret);
    });

    it('differs from name to name and from home to home', async () => {
      const open = await place();
      const [secrets, other] = [await open(), await open('other')];
      const all = [await secrets.get('api'), await secrets.get('web'), await other.get('api')];
      expect(new Set(all).size).toBe(3);
      expect(await secrets.get('__proto__')).toHaveLength(43);
    });

    it('renews one and leaves the others', async () => {
      const open = await place();
      const secrets = await open();
      const [api, web] = [await secrets.get('api'), await secrets.get('web')];
      const renewed = await secrets.renew('api');
      expect(renewed).not.toBe(api);
      expect(await (await open()).get('api')).toBe(renewed);
      expect(await (await open()).get('web')).toBe(web);
    });

    it('loses none of those that are made at the same time', async () => {
      const open = await place();
      const secrets = await open();
      const names = Array.from({ length: 20 }, (_, at) => `name ${at}`);
      const made = await Promise.all(names.map((one) => secrets.get(one)));
      const again = await open();
      expect(await Promise.all(names.map((one) => again.get(one)))).toEqual(made);
    });
  });
};
