import type { Database } from './database';
import { type Login, passwordDigest } from './login';
import type { Setup } from './setup-request';
import { findColumns, findUser, setupStatements } from './statements';

/** Looks at what stands, and runs what is missing as one transaction. */
export async function setUp(database: Database, setup: Setup, login: Login): Promise<void> {
  const users = await database.firstColumn(findUser(login.username));
  const columnNames = await database.firstColumn(findColumns(setup));
  const standing = { userExists: users.length > 0, columnNames };
  await database.run(setupStatements(setup, standing, login.username, passwordDigest(login.password)));
}
