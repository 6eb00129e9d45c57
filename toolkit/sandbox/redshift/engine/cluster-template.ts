import { createHash } from 'node:crypto';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { packageRoot } from '../../kernel/workers';

/** Small WAL segments: a cluster is copied for each new data directory. */
const INITDB_OPTIONS = ['--wal-segsize=1'];

const READ_ONLY: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The database that initdb makes. */
export const INITIAL_DATABASE = 'postgres';

/** Makes a cluster in a folder that does not exist yet, by copying one that was initialised before: initdb takes seconds. */
export async function createCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const template = await clusterTemplate().catch(unlessReadOnly);
  await (template === undefined ? initialise(unfinished) : cp(template, unfinished, { recursive: true }));
  await rename(unfinished, folder);
}

/** The initialised cluster that is kept with the package; made when it is first asked for. */
export async function clusterTemplate(): Promise<string> {
  const folder = join(packageRoot(), 'dist', `warehouse-${await templateVersion()}`);
  if (await exists(folder)) return folder;
  const unfinished = await mkdtemp(`${folder}.`);
  await initialise(unfinished);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

/** A package that its user may not write to holds no template, if it was not built with one. */
function unlessReadOnly(error: NodeJS.ErrnoException): undefined {
  if (!READ_ONLY.has(error.code)) throw error;
}

/** Without the databases that only serve to make others, a cluster is a third of its size. */
async function initialise(folder: string): Promise<void> {
  const database = await PGlite.create(folder, { initDbStartParams: INITDB_OPTIONS });
  await database.query('UPDATE pg_database SET datistemplate = false, datallowconn = true');
  for (const name of ['template0', 'template1']) await database.query(`DROP DATABASE ${name}`);
  for (const command of ['VACUUM FULL', 'CHECKPOINT', 'CHECKPOINT']) await database.query(command);
  await database.close();
}

async function templateVersion(): Promise<string> {
  const manifest = join(dirname(require.resolve('@electric-sql/pglite')), '..', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  return createHash('sha256').update(`${version} ${INITDB_OPTIONS}`).digest('hex').slice(0, 12);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
