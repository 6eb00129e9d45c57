import type { Flows } from '../flow/flows';
import { GIGABYTE, MONTH_HOURS, MONTH_SECONDS } from '../flow/traffic';
import { isOn, listAt, type ModelResource, numberOf, textOf, valueAt } from '../model/model-resource';
import type { Metered } from './meter';

const DEFAULT_SIZE = 5;
const DEFAULT_INTERVAL = 300;
const SMALLEST_INTERVAL = 1;
const MEBIBYTE = 2 ** 20;
/** A bucket key answers up to 99 of 100 requests. */
const BUCKET_KEY_SHARE = 0.01;
const MONTH_DAYS = MONTH_HOURS / 24;

/** What is written into a bucket in a month. */
export interface WrittenObjects {
  /** Buffered, before it is compressed or converted. */
  readonly bytes: number;
  /** How many times smaller an object is than what was buffered for it. */
  readonly ratio: number;
  /** The value at a path of the configuration that names the bucket. */
  readonly settings: (path: string) => unknown;
}

/** An object is written when it is full, or time is up. */
export function objectsPerMonth({ bytes, settings }: WrittenObjects): number {
  if (bytes === 0) return 0;
  const size = (numberOf(settings('BufferingHints.SizeInMBs')) || DEFAULT_SIZE) * MEBIBYTE;
  const interval = numberOf(settings('BufferingHints.IntervalInSeconds')) ?? DEFAULT_INTERVAL;
  return Math.max(bytes / size, MONTH_SECONDS / Math.max(interval, SMALLEST_INTERVAL));
}

export function storedObjects(written: WrittenObjects, flows: Flows): readonly Metered[] {
  const [bucket] = flows.model.mentionedIn(written.settings('BucketARN'), 'AWS::S3::Bucket');
  const puts = objectsPerMonth(written);
  const days = Math.min(flows.workload.storedDays, bucket ? expirationDays(bucket) : Number.POSITIVE_INFINITY);
  const storedGigabytes = (written.bytes / written.ratio / GIGABYTE) * (days / MONTH_DAYS);
  return [
    { price: 's3.put', quantity: puts },
    { price: 's3.storage', quantity: storedGigabytes },
    { price: 'kms.request', quantity: puts * keyRequestsPerObject(bucket, written.settings) },
  ];
}

function keyRequestsPerObject(bucket: ModelResource | undefined, settings: WrittenObjects['settings']): number {
  const [rule] = bucket ? listAt(bucket, 'BucketEncryption.ServerSideEncryptionConfiguration') : [];
  const ownKey = settings('EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN') !== undefined;
  const byBucket = textOf(valueAt(rule, 'ServerSideEncryptionByDefault.SSEAlgorithm')).startsWith('aws:kms');
  if (!ownKey && !byBucket) return 0;
  return isOn(valueAt(rule, 'BucketKeyEnabled')) ? BUCKET_KEY_SHARE : 1;
}

function expirationDays(bucket: ModelResource): number {
  const rules = listAt(bucket, 'LifecycleConfiguration.Rules').filter(
    (rule) =>
      valueAt(rule, 'Status') === 'Enabled' &&
      valueAt(rule, 'Prefix') === undefined &&
      valueAt(rule, 'Filter') === undefined,
  );
  const days = rules.map((rule) => numberOf(valueAt(rule, 'ExpirationInDays')) ?? Number.POSITIVE_INFINITY);
  return Math.min(Number.POSITIVE_INFINITY, ...days);
}
