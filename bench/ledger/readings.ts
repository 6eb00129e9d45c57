import { AwsError } from '../../toolkit/sandbox/kernel/aws-error';
import { objectText } from '../../toolkit/sandbox/kernel/object-text';
import { readRows } from '../../toolkit/sandbox/lake/lake-reader';
import type { Sandbox } from '../../toolkit/sandbox/sandbox';
import type { Delivered } from './accounts';
import { orderIn } from './order';

const READ_LIMIT = { records: 10_000, bytes: 10 * 2 ** 20 };
const READ_AGAIN_MS = 1_000;

/** What the function wrote, in order within each key: parent shards come before their children. */
export async function deliveredOrders(sandbox: Sandbox, streamName: string): Promise<Delivered[]> {
  const source = sandbox.rooms.streams.source(streamArn(sandbox, streamName));
  const delivered: Delivered[] = [];
  for (const { shardId } of source.shards()) {
    const cursor = source.cursor(shardId, { type: 'TRIM_HORIZON' });
    for (let behind = true; behind; ) {
      try {
        const { records, millisBehindLatest, atShardEnd } = cursor.read(READ_LIMIT);
        for (const { data } of records) delivered.push(...ordersOf(data));
        behind = !atShardEnd && millisBehindLatest > 0;
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        await sandbox.clock.advance(READ_AGAIN_MS);
      }
    }
  }
  return delivered;
}

function ordersOf(data: Buffer): Delivered[] {
  return data
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line) as Delivered);
}

/** Rows of the lake. Their order tells nothing: Firehose keeps none across objects. */
export async function lakeOrders(sandbox: Sandbox): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  for (const { kind, bucket, prefix, isErrorKey } of sandbox.rooms.deliveries.destinations()) {
    if (kind !== 's3') continue;
    const keys = (await sandbox.objects(bucket, prefix)).map(({ key }) => key).filter((key) => !isErrorKey(key));
    const files = keys.map((key) => sandbox.rooms.buckets.file(bucket, key));
    await readRows({ files, columns: ['event_id', 'path', 'query'] }, (rows) => {
      for (const { event_id, path, query } of rows) {
        const order = orderIn(`${path}?${query}`);
        if (order !== undefined) delivered.push({ ...order, eventId: String(event_id) });
      }
    });
  }
  return delivered;
}

/** Orders in the batches that a function gave up, each batch the whole event of its invocation. */
export async function givenUpOrders(sandbox: Sandbox): Promise<Set<number>> {
  const ids = new Set<number>();
  for (const { ref } of sandbox.deployment.resources.filter(({ type }) => type === 'AWS::S3::Bucket')) {
    for (const { key } of await sandbox.objects(ref, 'aws/lambda/')) {
      const { payload } = JSON.parse((await sandbox.read(ref, key)).toString()) as { payload: string };
      const { Records } = JSON.parse(payload) as { Records: { kinesis: { data: string } }[] };
      for (const { kinesis } of Records) addOrders(ids, Buffer.from(kinesis.data, 'base64').toString());
    }
  }
  return ids;
}

/** Orders under the error prefixes of the delivery streams. */
export async function undeliveredOrders(sandbox: Sandbox): Promise<Set<number>> {
  const ids = new Set<number>();
  for (const { bucket, isErrorKey } of sandbox.rooms.deliveries.destinations()) {
    for (const { key } of (await sandbox.objects(bucket)).filter((object) => isErrorKey(object.key))) {
      for (const line of objectText(await sandbox.read(bucket, key)).split('\n')) {
        const rawData = /"rawData":"([^"]+)"/.exec(line)?.[1];
        if (rawData !== undefined) addOrders(ids, Buffer.from(rawData, 'base64').toString());
      }
    }
  }
  return ids;
}

function addOrders(ids: Set<number>, text: string): void {
  for (const line of text.split('\n')) {
    const order = orderIn(line);
    if (order !== undefined) ids.add(order.id);
  }
}

function streamArn({ deployment }: Sandbox, name: string): string {
  return String(deployment.resources.find(({ ref }) => ref === name)?.attributes.Arn);
}
