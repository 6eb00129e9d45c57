import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { decompress } from './codecs';
import type { Combination } from './combination';

export const DATA_PREFIX = 'data/';
export const BACKUP_PREFIX = 'backup/';
const ERROR_TYPE = /(?:^|\/)([A-Za-z-]+-failed|activePartitionExceeded)\//;

export interface ReadObject {
  readonly key: string;
  readonly body: Buffer;
}

/** The objects below a prefix, in the order in which they were written. */
export async function objectsBelow(sandbox: Sandbox, bucket: string, prefix: string): Promise<ReadObject[]> {
  const found = [...(await sandbox.objects(bucket, prefix))].sort((a, b) => +a.lastModified - +b.lastModified);
  return Promise.all(found.map(async ({ key }) => ({ key, body: await sandbox.read(bucket, key) })));
}

/** The data of the records that failed, by the type of the error. */
export async function failedRecords(sandbox: Sandbox, bucket: string): Promise<Map<string, Buffer[]>> {
  const failed = new Map<string, Buffer[]>();
  for (const { key, body } of await objectsBelow(sandbox, bucket, '')) {
    const type = ERROR_TYPE.exec(key)?.[1];
    if (type !== undefined) failed.set(type, [...(failed.get(type) ?? []), ...originalsIn(body)]);
  }
  return failed;
}

/** Objects of the backup as one, decompressed. */
export async function backedUp(sandbox: Sandbox, bucket: string, compression: Combination['compression']) {
  const objects = await objectsBelow(sandbox, bucket, BACKUP_PREFIX);
  return Buffer.concat(objects.map(({ body }) => decompress(compression, body)));
}

function originalsIn(body: Buffer): Buffer[] {
  const lines = body.toString().trimEnd().split('\n');
  return lines.map((line) => Buffer.from((JSON.parse(line) as { readonly rawData: string }).rawData, 'base64'));
}
