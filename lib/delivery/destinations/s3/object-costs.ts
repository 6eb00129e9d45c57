import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { timesAsMuch, warnOfCost } from '../../../private/cost-warning';
import type { S3Objects } from './s3-objects';

const LARGEST_MEBIBYTES = 128;
const SMALL_MEBIBYTES = 32;
/** Whoever collects for less time wants rows soon, and has objects as small as that makes them. */
const PATIENT_SECONDS = 300;
/** How much larger rows or lines of web servers are than gzip'd ones, about. */
const GZIP_RATIO = 10;
/** A bucket key answers up to 99 of 100 requests. */
const REQUESTS_PER_BUCKET_KEY = 100;

/** What decides how many objects there are, and how large. */
export interface ObjectSettings extends Pick<S3Objects, 'compressionFormat' | 'bufferingHints'> {
  /** Rows are converted to a format that compresses by itself. */
  readonly isConverted: boolean;
}

/** Warns of objects that are small, large for what they hold, or each a request to KMS. */
export function warnOfObjectCosts(scope: Construct, bucket: IBucket, settings: ObjectSettings): void {
  const { bufferingHints, compressionFormat, isConverted } = settings;
  const { sizeInMBs, intervalInSeconds } = bufferingHints;
  if (sizeInMBs < SMALL_MEBIBYTES && intervalInSeconds >= PATIENT_SECONDS) {
    const factor = timesAsMuch(LARGEST_MEBIBYTES / sizeInMBs);
    warnOfCost(
      scope,
      'smallBuffers',
      `buffers of ${sizeInMBs} MiB make up to ${factor} the objects, and requests to S3 and KMS, of buffers of ${LARGEST_MEBIBYTES} MiB`,
    );
  }
  if (compressionFormat === 'UNCOMPRESSED' && !isConverted) {
    warnOfCost(
      scope,
      'uncompressedObjects',
      `uncompressed rows take about ${timesAsMuch(GZIP_RATIO)} the storage of gzip'd ones, and queries scan as much more`,
    );
  }
  if (lacksBucketKey(bucket)) {
    warnOfCost(
      scope,
      'noBucketKey',
      `the bucket has a KMS key and no bucket key: up to ${timesAsMuch(REQUESTS_PER_BUCKET_KEY)} the requests to KMS`,
    );
  }
}

/** Of an imported bucket, nobody knows. */
function lacksBucketKey(bucket: IBucket): boolean {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket) || bucket.encryptionKey === undefined) return false;
  const { bucketEncryption } = resource;
  if (bucketEncryption === undefined || Token.isUnresolved(bucketEncryption)) return false;
  const { serverSideEncryptionConfiguration: rules } = bucketEncryption as CfnBucket.BucketEncryptionProperty;
  if (!Array.isArray(rules)) return false;
  return rules.some((rule) => !('bucketKeyEnabled' in rule && rule.bucketKeyEnabled === true));
}
