import { z } from 'zod';

/** A role that owns a database of its own name, and may nothing else. */
export interface DatabaseOwner {
  name: string;
  password: string;
}

const name = z.string().regex(/^[a-z][a-z_]{0,62}$/);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Nobody but its owner gets into a database. */
const closed = (database: string): string => `revoke all on database "${database}" from public`;

/**
 * What makes the roles and databases that are missing, and gives those there are their passwords and rights. Each
 * statement stands alone: a database is not made in a transaction.
 */
export function databaseStatements(
  owners: readonly DatabaseOwner[],
  there: { roles: readonly string[]; databases: readonly string[] },
): string[] {
  const make = (owner: DatabaseOwner): string[] => {
    const own = name.parse(owner.name);
    const rights = `login nosuperuser nocreatedb nocreaterole noreplication password ${quoted(owner.password)}`;
    return [
      `${there.roles.includes(own) ? 'alter' : 'create'} role "${own}" ${rights}`,
      ...(there.databases.includes(own) ? [] : [`create database "${own}" owner "${own}"`]),
      closed(own),
    ];
  };
  return [closed('postgres'), closed('template1'), ...owners.flatMap(make)];
}
