import type { Policy } from '../domain/store/policy.ts';

export interface AccessUser {
  name: string;
  enabled: boolean;
  /** Names of the rules it has. */
  policies: string[];
}

/**
 * Who may do what in a store of buckets. Every method ends within its deadline, and throws `stack-off`, `remote-…`,
 * `engine-…`, and `not-found` where there is no such user.
 */
export interface StoreAccess {
  users(): Promise<AccessUser[]>;
  /** The rules of a name; none where there are none. */
  policy(name: string): Promise<unknown>;
  /** Adds a user, or gives it another password; then it is enabled. */
  putUser(name: string, password: string): Promise<void>;
  setEnabled(name: string, enabled: boolean): Promise<void>;
  removeUser(name: string): Promise<void>;
  putPolicy(name: string, policy: Policy): Promise<void>;
  /** No error where there is none. */
  removePolicy(name: string): Promise<void>;
  /** No error where it has them. */
  attach(user: string, policy: string): Promise<void>;
  /** No error where it has them not. */
  detach(user: string, policy: string): Promise<void>;
}
