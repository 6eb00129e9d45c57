import { FAILURE_PREFIX, REDRIVE_PREFIX } from '../../../lambda/shared/redrive/failure-key';
import { AWS_OPTIONS, type ClientSettings, clientSettings } from '../aws-client';
import { momentOf } from '../moment';
import { parseOptions, wholeNumber } from '../options';
import { UsageError } from '../usage-error';
import type { SourceOptions } from './source-options';
import { type TargetOptions, targetOptions } from './target-options';

export interface RedriveCommandOptions {
  readonly source: SourceOptions;
  readonly target: TargetOptions;
  /** Milliseconds since 1970. */
  readonly since?: number;
  readonly until?: number;
  /** Records a second. */
  readonly rate?: number;
  readonly dryRun: boolean;
  readonly takeOver: boolean;
  readonly json: boolean;
  readonly client: ClientSettings;
}

const OPTIONS = {
  queue: { type: 'string' },
  to: { type: 'string' },
  function: { type: 'string' },
  stream: { type: 'string' },
  'delivery-stream': { type: 'string' },
  'iam-role': { type: 'string' },
  mapping: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  rate: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'take-over': { type: 'boolean' },
  json: { type: 'boolean' },
  ...AWS_OPTIONS,
} as const;

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values'];

const BUCKET_URL = /^s3:\/\/([^/]+)\/?(.*)$/;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseRedriveOptions(args: readonly string[], now = Date.now()): RedriveCommandOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const source = sourceOf(values, positionals, now);
  return {
    source,
    target: targetOptions(values, source),
    ...intervalOf(values, now),
    rate: wholeNumber('rate', values.rate, 1, 1_000_000),
    dryRun: values['dry-run'] ?? false,
    takeOver: values['take-over'] ?? false,
    json: values.json ?? false,
    client: clientSettings(values),
  };
}

function sourceOf(values: Values, positionals: readonly string[], now: number): SourceOptions {
  const { queue, stream, to } = values;
  const [first, ...others] = [...positionals, ...(queue === undefined ? [] : [`--queue ${queue}`])];
  if (first === undefined && stream !== undefined && to !== 'stream') return streamSource(stream, values, now);
  if (first === undefined || others.length > 0) {
    const got = first === undefined ? 'none' : [first, ...others].join(', ');
    throw new UsageError(`redrive takes one s3://BUCKET[/PREFIX], one --queue URL or one --stream NAME, got ${got}`);
  }
  return queue === undefined ? bucketSource(first, values.mapping) : queueSource(queue, values);
}

function queueSource(queueUrl: string, values: Values): SourceOptions {
  requireNoneOfBuckets('--queue', values);
  if (!URL.canParse(queueUrl)) throw new UsageError(`--queue must be the URL of a queue, got ${queueUrl}`);
  return { queueUrl };
}

function streamSource(stream: string, values: Values, now: number): SourceOptions {
  requireNoneOfBuckets('--stream', values);
  const { function: functionArn } = values;
  const { since, until } = intervalOf(values, now);
  if (functionArn === undefined)
    throw new UsageError('--stream needs --function NAME: a stream does not know whose it is');
  if (since === undefined || until === undefined) {
    throw new UsageError('--stream needs --since TIME and --until TIME: a stream does not know what failed');
  }
  return { stream, functionArn, since, until };
}

function requireNoneOfBuckets(source: string, { mapping, 'take-over': takeOver }: Values): void {
  if (mapping !== undefined) {
    throw new UsageError(`${source} and --mapping are both set: only a bucket tells mappings apart`);
  }
  if (takeOver)
    throw new UsageError(`${source} and --take-over are both set: only batches of a bucket are held by a run`);
}

/** @throws UsageError where nothing lies between */
function intervalOf(values: Values, now: number) {
  const since = momentOf('since', values.since, now);
  const until = momentOf('until', values.until, now);
  if (since !== undefined && since >= (until ?? Number.POSITIVE_INFINITY)) {
    throw new UsageError(`--until must be after --since ${values.since}, got ${values.until}`);
  }
  return { since, until };
}

function bucketSource(url: string, mapping: string | undefined): SourceOptions {
  const [, bucket, prefix = ''] = BUCKET_URL.exec(url) ?? [];
  if (bucket === undefined) throw new UsageError(`redrive must be given s3://BUCKET[/PREFIX], got ${url}`);
  if (prefix.startsWith(REDRIVE_PREFIX)) {
    throw new UsageError(
      `PREFIX must not begin with ${REDRIVE_PREFIX}, where what has been redriven is, got ${prefix}`,
    );
  }
  if (mapping === undefined) return { bucket, prefix: prefix || FAILURE_PREFIX };
  if (prefix !== '') throw new UsageError('PREFIX and --mapping are both set, keep one');
  if (!/^[\w-]+$/.test(mapping)) throw new UsageError(`--mapping must be the UUID of a mapping, got ${mapping}`);
  return { bucket, prefix: `${FAILURE_PREFIX}${mapping}/` };
}
