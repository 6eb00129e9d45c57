import type { Database } from './database';
import { alterDesign } from './design';
import { type Login, passwordDigest } from './login';
import type { Setup } from './setup-request';
import { distinctView, findColumns, findUser, setupStatements } from './statements';

/** Looks at what stands, and runs what is missing as one transaction; then changes how rows are held. */
export async function setUp(database: Database, setup: Setup, login: Login, old?: Setup): Promise<void> {
  const redesign = old?.tableName === setup.tableName ? alterDesign(setup.tableName, setup.design, old.design) : [];
  const users = await database.firstColumn(findUser(login.username));
  const standing = {
    userExists: users.length > 0,
    columnNames: await database.firstColumn(findColumns(setup.tableName)),
    viewColumnNames: await database.firstColumn(findColumns(distinctView(setup))),
  };
  await database.run(setupStatements(setup, standing, login.username, passwordDigest(login.password)));
  for (const statement of redesign) await database.runAlone(statement);
}
