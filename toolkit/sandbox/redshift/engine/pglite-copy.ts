import { type PGlite, protocol } from '@electric-sql/pglite';
import type { CopiedRows, CopyTarget, SkippedRow } from './copied-rows';

const SKIPPED =
  /^skipping row due to data type incompatibility at line (\d+) for column "(.*?)": (?:"([\s\S]*)"|null input)$/;

/** Sends rows through COPY FROM STDIN, which runs with the rights of the session's role; rows of a wrong type are left out. */
export async function copyFromStdin(database: PGlite, target: CopyTarget, text: string): Promise<CopiedRows> {
  const skipped: SkippedRow[] = [];
  try {
    const { messages } = await database.execProtocol(conversation(target, text), {
      onNotice: ({ message = '' }) => skipped.push(...skippedRow(message)),
    });
    const tag = messages.flatMap((message) => ('text' in message ? [String(message.text)] : [])).at(-1) ?? '';
    return { rows: Number(tag.replace('COPY ', '')), skipped };
  } catch (error) {
    if (skipped.length < target.tolerated) throw error;
    return { rows: 0, skipped };
  }
}

function conversation({ table, columns, tolerated }: CopyTarget, text: string): Buffer {
  const options = `ON_ERROR ignore, REJECT_LIMIT ${tolerated}, LOG_VERBOSITY verbose`;
  const { serialize } = protocol;
  return Buffer.concat([
    serialize.query(`COPY ${table} (${columns}) FROM STDIN WITH (${options})`),
    serialize.copyData(new TextEncoder().encode(text).buffer as ArrayBuffer),
    serialize.copyDone(),
  ]);
}

function skippedRow(message: string): SkippedRow[] {
  const match = SKIPPED.exec(message);
  return match === null ? [] : [{ line: Number(match[1]), column: match[2] as string, value: match[3] ?? '' }];
}
