import type { Handlers } from '../../contract/handlers.ts';
import type { Rights, StoreUser } from '../../contract/shapes/store.ts';
import type { store } from '../../contract/store.ts';
import { Fault } from '../domain/fault.ts';
import { isOwnUser, requireForeignUser, requireOpenBucket } from '../domain/store/own.ts';
import { randomPassword } from '../domain/store/password.ts';
import { policyOf, rightsOf } from '../domain/store/policy.ts';
import type { AccessUser, StoreAccess } from '../ports/store-access.ts';
import { inParallel } from '../steps/in-parallel.ts';
import type { StoreConnection } from './connection.ts';

type Users = Pick<
  Handlers<typeof store>,
  'users' | 'addUser' | 'setRights' | 'setEnabled' | 'newPassword' | 'removeUser'
>;

/** Each asks the store by a command of its own. */
const AT_ONCE = 3;

/** The rules Meadow writes for one user; no rules of anybody else are called so. */
const policyName = (user: string): string => `rights-of-${user}`;

/** Who may do what in the store. */
export function createUsers({ access }: StoreConnection): Users {
  const find = async (asked: StoreAccess, name: string): Promise<AccessUser> => {
    const found = (await asked.users()).find((user) => user.name === name);
    if (!found) throw missing(name);
    return found;
  };
  /** The new rules are there before the old ones go: nobody is locked out by a call that breaks off. */
  const give = async (asked: StoreAccess, user: string, rights: Rights, before: readonly string[]) => {
    const own = policyName(user);
    const none = Object.keys(rights).length === 0;
    if (!none) {
      await asked.putPolicy(own, policyOf(rights));
      await asked.attach(user, own);
    }
    for (const policy of before) if (none || policy !== own) await asked.detach(user, policy);
    if (none) await asked.removePolicy(own);
  };

  return {
    users: () =>
      access(async (asked) => {
        const users = await asked.users();
        const names = [...new Set(users.flatMap(({ policies }) => policies))];
        const policies = await inParallel(names, AT_ONCE, async (name) => [name, await asked.policy(name)] as const);
        const known = new Map(policies.map(([name, policy]) => [name, rightsOf(policy)]));
        return users.map((user) => told(user, known)).toSorted(byName);
      }),
    async addUser({ name, rights }) {
      requireForeignUser(name);
      requireNoOwn(rights);
      return access(async (asked) => {
        if ((await asked.users()).some((user) => user.name === name)) throw there(name);
        const password = randomPassword();
        await asked.putUser(name, password);
        await give(asked, name, rights, []);
        return { password };
      });
    },
    async setRights({ name, rights }) {
      requireForeignUser(name);
      requireNoOwn(rights);
      await access(async (asked) => give(asked, name, rights, (await find(asked, name)).policies));
    },
    async setEnabled({ name, enabled }) {
      requireForeignUser(name);
      await access((asked) => asked.setEnabled(name, enabled));
    },
    async newPassword({ name }) {
      requireForeignUser(name);
      return access(async (asked) => {
        const { enabled } = await find(asked, name);
        const password = randomPassword();
        await asked.putUser(name, password);
        // Another password enables it.
        if (!enabled) await asked.setEnabled(name, false);
        return { password };
      });
    },
    async removeUser({ name }) {
      requireForeignUser(name);
      await access(async (asked) => {
        await asked.removeUser(name);
        await asked.removePolicy(policyName(name));
      });
    },
  };
}

/** What Meadow works with is not to be changed behind its back. */
function requireNoOwn(rights: Rights): void {
  if (rights['*'] === 'write') throw everyBucket();
  for (const [bucket, right] of Object.entries(rights)) if (right === 'write') requireOpenBucket(bucket);
}

function told({ name, enabled, policies }: AccessUser, known: ReadonlyMap<string, Rights | undefined>): StoreUser {
  const rights: Rights = {};
  for (const policy of policies)
    for (const [bucket, right] of Object.entries(known.get(policy) ?? {}))
      rights[bucket] = rights[bucket] === 'write' ? 'write' : right;
  const others = policies.filter((policy) => known.get(policy) === undefined);
  return { name, enabled, own: isOwnUser(name), rights, others };
}

const byName = (one: StoreUser, other: StoreUser): number =>
  Number(one.own) - Number(other.own) || one.name.localeCompare(other.name);

const everyBucket = (): Fault =>
  new Fault(
    'forbidden',
    'Meadow works with some of all buckets, so nobody else may write in every bucket.',
    'Choose the buckets one by one.',
    { details: { case: 'every-bucket', own: 'every-bucket' } },
  );

const missing = (name: string): Fault =>
  new Fault('not-found', `There is no user "${name}".`, 'It may have been deleted; look at the list again.', {
    details: { case: 'user-named', name },
  });

const there = (name: string): Fault =>
  new Fault('already-there', `There is a user "${name}" already.`, 'Choose another name.', {
    details: { case: 'user', name },
  });
