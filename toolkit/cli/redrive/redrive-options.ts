import { FAILURE_PREFIX } from '../../../lambda/shared/redrive/failure-key';
import { AWS_OPTIONS, AWS_USAGE, type ClientSettings, clientSettings } from '../aws-client';
import { momentOf } from '../moment';
import { parseOptions, wholeNumber } from '../options';
import { UsageError } from '../usage-error';

export const REDRIVE_USAGE = `kinesis-pipelines redrive s3://BUCKET[/PREFIX] [options]
kinesis-pipelines redrive --queue URL [options]
kinesis-pipelines redrive --stream NAME --since TIME --until TIME --function NAME [options]

Brings back the batches that an event source mapping gave up: whole ones from a bucket, or those whose places are in a
queue, which are read from the stream again. From a bucket, a batch is redriven once, however often this is run,
interrupted or run twice at a time; at most the one call under way is made again. From a queue, a run that is killed
repeats the one batch it worked on.

What reached neither can be had from the stream itself: with --stream and no other source, the function is invoked with
all that came from --since until --until, 100 records at a time, under their own sequence numbers; it must know by them
what it has processed. Nothing is remembered of such a run: one that was interrupted is made again from its --since, so
take a long time in parts.

  --to function       invoke the function that failed with the event it failed for: sequence numbers stay what they were,
                      no other consumer sees the records again, a batch that fails again is split. Default
  --to stream         put the records into their stream again, with their partition keys: every consumer sees them again,
                      under new sequence numbers; explicit hash keys are lost
  --function NAME     invoke this function (by its name or ARN) in place of the one that failed
  --stream NAME       with --to stream, put into this stream (by its name or ARN) in place of the one they came from;
                      else what to read, by the ARN of a consumer too: then aggregates are unpacked
  --mapping UUID      only batches of this event source mapping; of a bucket
  --since TIME        only batches that failed, or records that came, from then on: 2026-06-01T12:00:00Z, or 15m, 3d ago
  --until TIME        only those before then
  --rate RECORDS_PER_S  no faster than this; default: as fast as they are taken
  --dry-run           only say what waits
  --take-over         work on what a run that was killed still holds, rather than wait 20 minutes; no other may run
  --json              print one JSON document and nothing else
${AWS_USAGE}

What has been redriven goes from aws/lambda/ to redrive/done/aws/lambda/ in a bucket, and is deleted from a queue. What fails
again, or cannot be read, stays where it is and is named.

Exit code: 0 when nothing is left, 1 when something is, 2 when it cannot run or go on, 130 when interrupted before.
`;

export interface StreamOptions {
  /** By its name or ARN, or the ARN of a consumer. */
  readonly stream: string;
  /** By its name or ARN. */
  readonly functionArn: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

export type SourceOptions =
  | { readonly bucket: string; readonly prefix: string }
  | { readonly queueUrl: string }
  | StreamOptions;

export type TargetOptions =
  | { readonly to: 'function'; readonly instead?: string }
  | { readonly to: 'stream'; readonly instead?: string };

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
    target: targetOf(values, source),
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
  if (prefix !== '' && !prefix.startsWith(FAILURE_PREFIX)) {
    throw new UsageError(`PREFIX must begin with ${FAILURE_PREFIX}, where failed batches are, got ${prefix}`);
  }
  if (mapping === undefined) return { bucket, prefix: prefix || FAILURE_PREFIX };
  if (prefix !== '') throw new UsageError('PREFIX and --mapping are both set, keep one');
  if (!/^[\w-]+$/.test(mapping)) throw new UsageError(`--mapping must be the UUID of a mapping, got ${mapping}`);
  return { bucket, prefix: `${FAILURE_PREFIX}${mapping}/` };
}

function targetOf(values: Values, source: SourceOptions): TargetOptions {
  const { to = 'function', function: functionName, stream } = values;
  if (to !== 'function' && to !== 'stream') throw new UsageError(`--to must be function or stream, got ${to}`);
  if ('stream' in source) return { to: 'function', instead: source.functionArn };
  const [fits, other] = to === 'function' ? [functionName, stream] : [stream, functionName];
  if (other === undefined) return { to, instead: fits };
  throw new UsageError(`--to ${to} and --${to === 'function' ? 'stream' : 'function'} are both set, keep one`);
}
