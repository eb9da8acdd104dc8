import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { reasonSaid } from '../../domain/reason.ts';
import { remoteFaults } from '../../domain/remote-fault.ts';
import type { Ran, RunOrder } from '../../ports/container-engine.ts';
import type { AccessUser, StoreAccess } from '../../ports/store-access.ts';

const faults = remoteFaults('MinIO');

/** The name of the store for its client, which is told of it by its environment alone. */
const STORE = 'store';

export interface AccessDoor {
  user: string;
  password: string;
  /** Runs a command in the store's own container, whose image has the store's client. */
  run(order: RunOrder): Promise<Ran>;
}

const answer = z.object({
  status: z.string(),
  error: z
    .object({
      message: z.string().default(''),
      cause: z
        .object({ message: z.string().default(''), error: z.object({ Code: z.string().default('') }).optional() })
        .optional(),
    })
    .optional(),
});
const listedUser = z.object({ accessKey: z.string(), userStatus: z.string(), policyName: z.string().default('') });
const policyInfo = z.object({ policyInfo: z.object({ Policy: z.unknown() }) });

/** Users and their rights, which are no matter of S3's: asked of the store by its own client. */
export function createStoreAccess({ user, password, run }: AccessDoor): StoreAccess {
  const host = `http://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:9000`;
  const env = { [`MC_HOST_${STORE}`]: host, MC_CONFIG_DIR: '/tmp/mc' };

  const ask = async (args: readonly string[], input?: string): Promise<unknown[]> => {
    const command = ['mc', '--quiet', '--json', 'admin', ...args];
    const { code, out, err } = await run({ command, env, ...(input !== undefined && { input }) });
    const said = linesOf(out);
    if (code === 0) return said;
    throw asFault(said.at(-1), err.trim());
  };
  const unless = async (codes: readonly string[], asked: Promise<unknown[]>): Promise<unknown[] | undefined> => {
    try {
      return await asked;
    } catch (thrown) {
      if (thrown instanceof Fault && codes.includes(String(thrown.details.code))) return undefined;
      throw thrown;
    }
  };

  return {
    users: async () => (await ask(['user', 'list', STORE])).map((each) => userOf(listedUser.parse(each))),
    async policy(name) {
      const [found] = (await unless([NO_POLICY], ask(['policy', 'info', STORE, name]))) ?? [];
      return found === undefined ? undefined : policyInfo.parse(found).policyInfo.Policy;
    },
    // By standard input, so that no secret is an argument.
    putUser: async (name, secret) => void (await ask(['user', 'add', STORE], `${name}\n${secret}\n`)),
    setEnabled: async (name, enabled) => void (await ask(['user', enabled ? 'enable' : 'disable', STORE, name])),
    removeUser: async (name) => void (await ask(['user', 'remove', STORE, name])),
    putPolicy: async (name, policy) =>
      void (await ask(['policy', 'create', STORE, name, '/dev/stdin'], JSON.stringify(policy))),
    removePolicy: async (name) => void (await unless([NO_POLICY], ask(['policy', 'remove', STORE, name]))),
    attach: async (name, policy) =>
      void (await unless([NO_CHANGE], ask(['policy', 'attach', STORE, policy, '--user', name]))),
    detach: async (name, policy) =>
      void (await unless([NO_CHANGE, NO_POLICY], ask(['policy', 'detach', STORE, policy, '--user', name]))),
  };
}

const NO_POLICY = 'XMinioAdminNoSuchPolicy';
const NO_CHANGE = 'XMinioAdminPolicyChangeAlreadyApplied';
const NO_USER = 'XMinioAdminNoSuchUser';

const userOf = ({ accessKey: name, userStatus, policyName }: z.infer<typeof listedUser>): AccessUser => ({
  name,
  enabled: userStatus === 'enabled',
  policies: policyName.split(',').filter(Boolean),
});

/** A line each; what is no JSON is a warning. */
const linesOf = (out: string): unknown[] =>
  out.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line)] : [];
    } catch {
      return [];
    }
  });

function asFault(said: unknown, complained: string): Fault {
  const { error } = answer.safeParse(said).data ?? {};
  const code = error?.cause?.error?.Code ?? '';
  const words = (error?.cause?.message || error?.message || complained).replace(/\.$/, '');
  if (code === NO_USER)
    return new Fault('not-found', 'There is no such user.', 'It may have been deleted; look at the list again.', {
      details: { case: 'user', code },
    });
  if (/connection refused|no such host|i\/o timeout/i.test(words))
    return faults.down(reasonSaid(words), undefined, { code });
  if (/AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch/.test(code))
    return faults.refused(reasonSaid(words), undefined, { code });
  return faults.failed(reasonSaid(words), undefined, { code });
}
