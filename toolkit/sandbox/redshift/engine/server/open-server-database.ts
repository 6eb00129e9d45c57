import { quoteIdentifier, quoteLiteral } from '../../sql/identifier';
import { CATALOG } from '../catalog';
import type { Database, Transaction } from '../database';
import { ServerDatabase } from './server-database';

/** Where a server keeps the database of a namespace. */
export interface ServerPlace {
  readonly url: string;
  readonly database: string;
  /** What the database says it is. */
  readonly owner: string;
  /** Which data directory it belongs to. */
  readonly directory: string;
  /** There is none yet; what an earlier data directory has left is replaced. */
  readonly isNew: boolean;
}

const UNFINISHED = 'unfinished';
const STANDING = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1";
const IS_SUPERUSER = 'SELECT rolsuper FROM pg_roles WHERE rolname = $1';

/** @throws Error for a database that is not the sandbox's own, or one that is gone */
export async function openServerDatabase(place: ServerPlace, adminUser: string): Promise<Database> {
  const server = await ServerDatabase.open(place.url);
  try {
    const standing = await mark(server, place.database);
    if (standing !== undefined && !standing.startsWith(`${place.owner} `)) throw notOurs(place);
    if (!place.isNew) {
      if (standing !== markOf(place, place.directory)) throw gone(place);
      return await ServerDatabase.open(place.url, place.database);
    }
    await createAnew(server, place);
    await provideAdmin(server, adminUser);
    return await setUp(server, place);
  } finally {
    await server.close();
  }
}

/** The comment of a database, empty where it has none; undefined where there is no such database. */
async function mark(server: Transaction, database: string): Promise<string | undefined> {
  const { rows } = await server.query(STANDING, [database]);
  return rows[0] && (rows[0][0] ?? '');
}

/** A database in which somebody works is not dropped: the server refuses it. */
async function createAnew(server: Transaction, place: ServerPlace): Promise<void> {
  const name = quoteIdentifier(place.database);
  await server.exec(`DROP DATABASE IF EXISTS ${name}`);
  await server.exec(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  await comment(server, place, UNFINISHED);
}

/** A role that nobody can log in with. */
async function provideAdmin(server: Transaction, adminUser: string): Promise<void> {
  const { rows } = await server.query(IS_SUPERUSER, [adminUser]);
  const [found] = rows;
  if (found === undefined) return server.exec(`CREATE ROLE ${quoteIdentifier(adminUser)} SUPERUSER NOLOGIN`);
  if (found[0] === 't') return;
  throw new Error(`the role ${adminUser} of the warehouse server must be a superuser, or not be there, got another`);
}

async function setUp(server: Transaction, place: ServerPlace): Promise<Database> {
  const database = await ServerDatabase.open(place.url, place.database);
  try {
    await database.transaction((transaction) => transaction.exec(`SET LOCAL allow_system_table_mods = on; ${CATALOG}`));
    await comment(server, place, place.directory);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function comment(server: Transaction, place: ServerPlace, state: string): Promise<void> {
  const text = quoteLiteral(markOf(place, state));
  await server.exec(`COMMENT ON DATABASE ${quoteIdentifier(place.database)} IS ${text}`);
}

function markOf({ owner }: ServerPlace, state: string): string {
  return `${owner} ${state}`;
}

function notOurs({ database }: ServerPlace): Error {
  return new Error(`the warehouse server must have no database ${database}, got one that the sandbox has not made`);
}

function gone({ database }: ServerPlace): Error {
  const problem = 'is no longer on its server: begin with an empty data directory';
  return new Error(`the warehouse of this data directory, the database ${database}, ${problem}`);
}
