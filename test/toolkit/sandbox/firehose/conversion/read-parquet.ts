import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The reader is an ES module only, which Jest cannot load: a process of its own does. */
const SCRIPT = `
  import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
  import { compressors } from 'hyparquet-compressors';
  const file = await asyncBufferFromFile(process.argv[1]);
  const rows = await parquetReadObjects({ file, compressors });
  const { schema, row_groups } = await parquetMetadataAsync(file);
  const codec = row_groups[0].columns[0].meta_data.codec;
  const text = (_, value) => (typeof value === 'bigint' ? value + 'n' : value);
  process.stdout.write(JSON.stringify({ rows, schema, codec, rowGroups: row_groups.length }, text));
`;

export interface ParquetContent {
  readonly rows: readonly Record<string, unknown>[];
  readonly schema: readonly { name: string; type?: string; converted_type?: string }[];
  readonly codec: string;
  readonly rowGroups: number;
}

/** Big integers come as their digits with an `n` behind, dates as ISO text. */
export function readParquet(content: Uint8Array): ParquetContent {
  const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
  try {
    const file = join(folder, 'x.parquet');
    writeFileSync(file, content);
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT, file], {
      maxBuffer: 1024 ** 3,
    });
    return JSON.parse(String(output)) as ParquetContent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
