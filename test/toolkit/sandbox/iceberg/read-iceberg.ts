import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** A reader by others, as an ES module only: a process of its own runs it, with the folder of buckets in place of Amazon S3. */
const SCRIPT = `
  import { readFile } from 'node:fs/promises';
  import { icebergManifests, icebergMetadata, icebergRead } from 'icebird';
  const [, folder, tableUrl] = process.argv;
  globalThis.fetch = async (url, { method, headers } = {}) => {
    const { hostname, pathname } = new URL(url);
    const body = await readFile(folder + '/' + hostname.split('.s3.')[0] + decodeURIComponent(pathname));
    const [, from, to] = /bytes=(\\d+)-(\\d*)/.exec(new Headers(headers).get('range') ?? '') ?? [];
    if (from === undefined) return new Response(method === 'HEAD' ? null : body, { headers: { 'content-length': body.length } });
    return new Response(body.subarray(Number(from), to ? Number(to) + 1 : undefined), { status: 206 });
  };
  const metadata = await icebergMetadata({ tableUrl });
  const rows = await icebergRead({ tableUrl, metadata });
  const manifests = (await icebergManifests(metadata)).length;
  const text = (_, value) => (typeof value === 'bigint' ? value + 'n' : value);
  process.stdout.write(JSON.stringify({ rows, snapshots: metadata.snapshots, manifests }, text));
`;

export interface IcebergContent {
  readonly rows: readonly Record<string, unknown>[];
  readonly snapshots: readonly { readonly summary: Readonly<Record<string, string>> }[];
  readonly manifests: number;
}

/** What another engine reads of a table. Big integers come as their digits with an `n` behind. */
export function readIceberg(folderOfBuckets: string, tableUrl: string): IcebergContent {
  const cwd = path.resolve(__dirname, '../../../..');
  const arguments_ = ['--input-type=module', '-e', SCRIPT, folderOfBuckets, tableUrl];
  return JSON.parse(
    String(execFileSync(process.execPath, arguments_, { cwd, maxBuffer: 1024 ** 3 })),
  ) as IcebergContent;
}
