import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { quoteIdentifier, quoteLiteral } from '../sql/identifier';
import { CATALOG } from './catalog';
import { createCluster, INITIAL_DATABASE } from './cluster-template';
import type { Database } from './database';
import { PgliteDatabase } from './pglite-database';
import { openServerDatabase, type ServerPlace } from './server/open-server-database';

export interface EngineOptions {
  readonly folder: string;
  readonly database: string;
  readonly adminUser: string;
  /** Where the database is instead of in the folder. */
  readonly server?: ServerPlace;
}

/** Sorts and groups of a laptop's size stay in memory: temporary files are slow here. */
const WORKING_MEMORY = '64MB';

/** Opens the database in a folder or of a server, made on first use. */
export async function openDatabase(options: EngineOptions): Promise<Database> {
  if (options.server !== undefined) return openServerDatabase(options.server, options.adminUser);
  const pglite = await openCluster(options);
  await pglite.exec(`SET work_mem = '${WORKING_MEMORY}'`);
  return new PgliteDatabase(pglite);
}

async function openCluster({ folder, database, adminUser }: EngineOptions): Promise<PGlite> {
  const isNew = await access(join(folder, 'PG_VERSION')).then(
    () => false,
    () => true,
  );
  if (isNew) await createCluster(folder);
  const opened = isNew ? undefined : await PGlite.create(folder, { database }).catch(() => undefined);
  return opened ?? setUp(await PGlite.create(folder, { database: INITIAL_DATABASE }), database, adminUser);
}

/** One transaction, which gives the database its name: until that holds, the next start sets it up again. */
async function setUp(pglite: PGlite, database: string, adminUser: string): Promise<PGlite> {
  await pglite.transaction(async (transaction) => {
    await transaction.exec(CATALOG);
    await transaction.exec(`CREATE ROLE ${quoteIdentifier(adminUser)} SUPERUSER LOGIN`);
    const name = quoteLiteral(database);
    await transaction.exec(`UPDATE pg_database SET datname = ${name} WHERE datname = '${INITIAL_DATABASE}'`);
  });
  return pglite;
}
