import type { DestinationDescription } from '../../sandbox/firehose/destination/destination-description';
import { objectText } from '../../sandbox/kernel/object-text';
import type { Sandbox } from '../../sandbox/sandbox';

export interface FailureFigures {
  readonly records: number;
  /** Lines in those records. */
  readonly lines: number;
}

/** Counts the records that delivery streams of one kind put under their error prefix, by reading them. */
export async function failureFigures(sandbox: Sandbox, kind: DestinationDescription['kind']): Promise<FailureFigures> {
  const failed = { records: 0, lines: 0 };
  const destinations = sandbox.rooms.deliveries.destinations().filter((destination) => destination.kind === kind);
  for (const { bucket, isErrorKey } of destinations) {
    const objects = await sandbox.objects(bucket);
    for (const { key } of objects.filter((object) => isErrorKey(object.key))) {
      for (const data of originals(await sandbox.read(bucket, key))) {
        failed.records++;
        failed.lines += linesOf(data);
      }
    }
  }
  return failed;
}

/** An error object holds a JSON document for each record, its original data in it; a manifest of a COPY holds none. */
function originals(object: Buffer): Buffer[] {
  return object
    .toString('utf8')
    .split('\n')
    .filter((line) => line.includes('"rawData"'))
    .map((line) => Buffer.from((JSON.parse(line) as { rawData: string }).rawData, 'base64'));
}

function linesOf(data: Buffer): number {
  return objectText(data).replace(/\n$/, '').split('\n').length;
}
