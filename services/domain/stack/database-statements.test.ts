import { expect, it } from 'vitest';
import { databaseStatements } from './database-statements.ts';

const owner = { name: 'mlflow', password: "it's" };
const rights = "login nosuperuser nocreatedb nocreaterole noreplication password 'it''s'";

it('makes the role and its database where they are missing, and lets nobody else in', () => {
  expect(databaseStatements([owner], { roles: [], databases: [] })).toEqual([
    'revoke all on database "postgres" from public',
    'revoke all on database "template1" from public',
    `create role "mlflow" ${rights}`,
    'create database "mlflow" owner "mlflow"',
    'revoke all on database "mlflow" from public',
  ]);
});

it('gives those there are their password and rights again', () => {
  const statements = databaseStatements([owner], { roles: ['mlflow'], databases: ['mlflow'] });
  expect(statements).toContain(`alter role "mlflow" ${rights}`);
  expect(statements.filter((statement) => statement.startsWith('create'))).toEqual([]);
});

it('refuses a name that is none', () => {
  expect(() => databaseStatements([{ ...owner, name: 'a"; drop' }], { roles: [], databases: [] })).toThrow();
});
