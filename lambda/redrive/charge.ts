import { FAILURE_PREFIX } from '../shared/redrive/failure-key';
import { streamOf } from '../shared/redrive/shard-range';
import type { PutTarget } from '../shared/redrive/stream-target';
import { Unredrivable } from '../shared/redrive/unredrivable';

type Variables = Readonly<Record<string, string | undefined>>;

/** What this function is to redrive: its environment says so. */
export interface Charge {
  readonly source: ChargedSource;
  readonly target: ChargedTarget;
  /** Infinite for as fast as they are taken. */
  readonly recordsPerSecond: number;
  readonly metricNamespace: string;
}

export type ChargedSource =
  | { readonly bucket: string; readonly prefix: string; readonly name: string }
  | { readonly queueUrl: string; readonly name: string };

export type ChargedTarget =
  | { readonly functionArn: string }
  | { readonly streamArn: string }
  | { readonly deliveryStreamName: string };

const BUCKET_URL = /^s3:\/\/([^/]+)\/(.+)$/;

export function readCharge(variables: Variables): Charge {
  return {
    source: sourceAt(required(variables, 'SOURCE')),
    target: targetOf(required(variables, 'TARGET_ARN')),
    recordsPerSecond: Number(variables.RECORDS_PER_SECOND ?? Number.POSITIVE_INFINITY),
    metricNamespace: required(variables, 'METRICS_NAMESPACE'),
  };
}

/** Of a batch, which anybody who may write to its place can make up, this function takes no orders whom to invoke. */
export function onlyFunction(functionArn: string): (named?: string) => string {
  return (named) => {
    if (named === undefined || unqualified(named) === unqualified(functionArn)) return functionArn;
    throw new Unredrivable('not for this target', `it is a batch of ${named}`);
  };
}

/** As for functions: nor where to write. */
export function onlyStream(streamArn: string): (named?: string) => PutTarget {
  return (named) => {
    if (named === undefined || streamOf(named) === streamArn) return { StreamARN: streamArn };
    throw new Unredrivable('not for this target', `it is a batch of ${named}`);
  };
}

/** `arn:aws:lambda:us-east-1:123456789012:function:orders:live` without its version or alias. */
function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}

function sourceAt(url: string): ChargedSource {
  const [, bucket, prefix] = BUCKET_URL.exec(url) ?? [];
  if (bucket !== undefined && prefix !== undefined) return { bucket, prefix, name: nameOf(bucket, prefix) };
  return { queueUrl: url, name: url.slice(url.lastIndexOf('/') + 1) };
}

/** Several delivery streams may have their error objects in one bucket. */
function nameOf(bucket: string, prefix: string): string {
  return prefix.startsWith(FAILURE_PREFIX) ? bucket : `${bucket}/${prefix}`;
}

function targetOf(arn: string): ChargedTarget {
  const [, , service] = arn.split(':');
  if (service === 'firehose') return { deliveryStreamName: arn.slice(arn.indexOf('/') + 1) };
  return service === 'lambda' ? { functionArn: arn } : { streamArn: arn };
}

function required(variables: Variables, name: string): string {
  const value = variables[name];
  if (value === undefined) throw new Error(`redrive: ${name} must be set, got undefined`);
  return value;
}
