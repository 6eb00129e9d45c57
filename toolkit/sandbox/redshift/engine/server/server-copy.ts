import { finished } from 'node:stream/promises';
import type { Client, DatabaseError } from 'pg';
import { from } from 'pg-copy-streams';
import type { CopiedRows, CopyTarget, SkippedRow } from '../copied-rows';

/** Where a COPY met a value which its column cannot hold. */
const PLACE = /^COPY .*, line (\d+), column (.*?): (?:"([\s\S]*)"|null input)$/;
const DATA_EXCEPTION = /^22/;

/**
 * Sends rows through COPY FROM STDIN. Servers older than PostgreSQL 18 stop at the first row of a wrong type: the rows before it are
 * sent again without it, and those behind it next.
 */
export async function copyToServer(client: Client, target: CopyTarget, text: string): Promise<CopiedRows> {
  const rows = text.match(/.*\n/g) ?? [];
  const skipped: SkippedRow[] = [];
  let copied = 0;
  for (let start = 0; start < rows.length; ) {
    const bad = await send(client, target, rows.slice(start));
    const end = bad === undefined ? rows.length : start + bad.line - 1;
    if (bad !== undefined) {
      skipped.push({ ...bad, line: start + bad.line });
      if (skipped.length >= target.tolerated) return { rows: copied, skipped };
      await send(client, target, rows.slice(start, end));
    }
    copied += end - start;
    start = end + 1;
  }
  return { rows: copied, skipped };
}

/** All rows or none: gives the first that cannot be held. */
async function send(client: Client, target: CopyTarget, rows: readonly string[]): Promise<SkippedRow | undefined> {
  if (rows.length === 0) return undefined;
  await client.query('SAVEPOINT copied');
  try {
    await copyAll(client, target, rows);
  } catch (error) {
    const bad = badRow(error as DatabaseError);
    if (bad === undefined) throw error;
    await client.query('ROLLBACK TO SAVEPOINT copied');
    return bad;
  }
  await client.query('RELEASE SAVEPOINT copied');
  return undefined;
}

async function copyAll(client: Client, { table, columns }: CopyTarget, rows: readonly string[]): Promise<void> {
  const stream = client.query(from(`COPY ${table} (${columns}) FROM STDIN`));
  stream.end(rows.join(''));
  await finished(stream);
}

function badRow({ code = '', where = '' }: DatabaseError): SkippedRow | undefined {
  const [, line, column = '', value = ''] = (DATA_EXCEPTION.test(code) && PLACE.exec(where)) || [];
  return line === undefined ? undefined : { line: Number(line), column, value };
}
