import { Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { TimeZone } from 'aws-cdk-lib/core';
import { type RecordBackup, S3Destination, type S3DestinationProps } from 'cdk-kinesis-pipelines';
import { BACKUP_INTERVAL, bufferingOf } from '../buffering';
import { decompress } from '../codecs';
import { type Combination, factors } from '../combination';
import type { Arrival, Delivered, LedgerDestination, Site } from '../ledger-destination';
import { BACKUP_PREFIX, DATA_PREFIX, objectsBelow } from '../objects';
import { linesOf } from '../units';

const EXTENSIONS: Readonly<Record<Combination['compression'], string>> = {
  UNCOMPRESSED: '',
  GZIP: '.gz',
  ZIP: '.zip',
  Snappy: '.snappy',
  HADOOP_SNAPPY: '.snappy',
};

/** When the ledger begins is nine o'clock in UTC. */
const HOURS: Readonly<Record<Combination['timeZone'], string>> = { UTC: '09', 'America/New_York': '04' };

export const S3: LedgerDestination = {
  name: 'S3',
  takesRows: false,
  factors: factors({
    source: ['Kinesis', 'Direct PUT'],
    processing: ['none', 'log transform', 'message extraction'],
    packing: ['single', 'packed', 'aggregated', 'envelopes'],
    compression: ['UNCOMPRESSED', 'GZIP', 'ZIP', 'Snappy', 'HADOOP_SNAPPY'],
    backup: ['failed', 'all'],
    delimiter: ['none', 'newline'],
    buffering: ['0 s', 'interval', 'size'],
    timeZone: ['UTC', 'America/New_York'],
    fileExtension: ['usual', '.log'],
  }),
  build: (site) => new S3Destination(site.bucket, { ...s3Options(site), prefix: `${DATA_PREFIX}!{timestamp:HH}/` }),
  read: async (arrival) => {
    const { combination } = arrival;
    const objects = await objectsBelow(arrival.sandbox, arrival.bucket, DATA_PREFIX);
    const { fileExtension, compression, timeZone } = combination;
    const end = fileExtension === 'usual' ? EXTENSIONS[compression] : fileExtension;
    const begin = `${DATA_PREFIX}${HOURS[timeZone]}/`;
    const odd = objects.filter(({ key }) => !key.startsWith(begin) || !key.endsWith(end));
    const problems = odd.map(({ key }) => `${key} is not ${begin}...${end}`);
    return { lines: objects.flatMap(({ body }) => joinedLines(decompress(compression, body))), problems };
  },
};

/** All that this ledger chooses of a destination which is a bucket. */
export function s3Options({ bucket, combination, processors }: Site): S3DestinationProps {
  const { compression, timeZone, fileExtension, backup } = combination;
  return {
    ...bufferingOf(combination),
    compression: Compression.of(compression),
    timeZone: TimeZone.of(timeZone),
    fileExtension: fileExtension === 'usual' ? undefined : fileExtension,
    backup: recordBackup(bucket, backup),
    processors,
  };
}

/** A copy of each record, or none. */
export function recordBackup(bucket: IBucket, backup: Combination['backup']): RecordBackup | undefined {
  return backup === 'all' ? { bucket, prefix: BACKUP_PREFIX, bufferingInterval: BACKUP_INTERVAL } : undefined;
}

/** What stands in an object, whose records run into one another. */
export function joinedLines(body: Buffer): Buffer[] {
  return linesOf(body).filter(({ length }) => length > 0);
}

/** The objects of partitions, each of which holds rows of its own status only. */
export async function readPartitions({ sandbox, bucket, combination }: Arrival): Promise<Delivered> {
  const objects = await objectsBelow(sandbox, bucket, DATA_PREFIX);
  const files = objects.map(({ key, body }) => ({
    key,
    lines: joinedLines(decompress(combination.compression, body)),
  }));
  const problems = files.flatMap(({ key, lines }) => {
    const status = /status=([^/]*)\//.exec(key)?.[1];
    const others = lines.filter((line) => !line.includes(`"status":${status}`));
    return others.length === 0 ? [] : [`${key} holds ${others.length} rows of another status`];
  });
  return { lines: files.flatMap(({ lines }) => lines), problems };
}
