import { AWS_OPTIONS, AWS_USAGE, type ClientSettings, clientSettings } from '../aws-client';
import { parseOptions, requireFileArgument, wholeNumber } from '../options';
import { UsageError } from '../usage-error';
import type { Target } from './open-target';
import { type KeyOf, parseKeyOf } from './partition-keys';
import { LINE_LIMIT_BYTES, RECORD_BYTES } from './record-packer';

/** Below this, gzip saves little; above it, what a record holds is more than a transform can answer with. */
const GZIP_RECORD_BYTES = { least: 1_024, most: 204_800 };

export const PRODUCE_USAGE = `kinesis-pipelines produce STREAM [FILE...|-] [options]
kinesis-pipelines produce --delivery-stream NAME [FILE...|-] [options]

Puts lines into a data stream (by its name or ARN), or into a delivery stream by Direct PUT. Lines come from files, from
standard input (-, and when nothing else is named), or are made up. Each keeps its newline; records hold as many as fit.

  --generate LINES    put this many web-server log lines, the same on every run
  --record-size BYTES pack lines into records of at most so many bytes, from 1 to 1024000; 1 gives each line a record of
                      its own; default: 25600, one PUT payload unit
  --aggregate         make each line a user record of the Kinesis Producer Library
  --gzip              gzip records, and put about as many bytes of gzip into each as --record-size says, which is then
                      from 1024 to 204800. What reads them has to inflate them, as the functions of this library and
                      tail do. Lines that shrink so much that their rows might not fit into the answer of a transform
                      are gzip'd in part
  --key CHOICE        what the partition key of a line is; lines of a key arrive in their order. Default: random
                        random      another for each record
                        hash        the same for the same line, one of 256
                        field:NAME  what a JSON line has there; lines without it go under random keys
                        fixed:KEY   always this one
  --rate LINES_PER_S  put no faster than this; default: as fast as the stream takes them
  --checkpoint FILE   remember here how far each file has been put, and go on from there the next time
  --json              print one JSON document and nothing else
${AWS_USAGE}

What a stream refuses is put again until it is taken. A line of more than 1,000 KiB cannot be put: it is named, and the rest
goes on.

Exit code: 0 when every line was put, 1 when some were too long, 2 when it cannot run, 130 when interrupted before.
`;

export interface ProduceCommandOptions {
  readonly target: Target;
  /** Files, and `-` for standard input. */
  readonly inputs: readonly string[];
  /** Log lines to make up; 0 for none. */
  readonly generate: number;
  readonly recordBytes: number;
  readonly aggregates: boolean;
  readonly gzip: boolean;
  readonly keyOf: KeyOf;
  /** Lines a second. */
  readonly rate?: number;
  readonly checkpoint?: string;
  readonly json: boolean;
  readonly client: ClientSettings;
}

const OPTIONS = {
  'delivery-stream': { type: 'string' },
  generate: { type: 'string' },
  'record-size': { type: 'string' },
  aggregate: { type: 'boolean' },
  gzip: { type: 'boolean' },
  key: { type: 'string' },
  rate: { type: 'string' },
  checkpoint: { type: 'string' },
  json: { type: 'boolean' },
  ...AWS_OPTIONS,
} as const;

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values'];

/** @throws UsageError that names the option, its value and what is allowed */
export function parseProduceOptions(args: readonly string[]): ProduceCommandOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const { target, files } = targetOf(values, positionals);
  const generate = wholeNumber('generate', values.generate, 1, 1_000_000_000) ?? 0;
  const inputs = files.length === 0 && generate === 0 ? ['-'] : files;
  requireReadable(inputs, values.checkpoint);
  return {
    target,
    inputs,
    generate,
    ...packingOf(values),
    keyOf: parseKeyOf(values.key ?? 'random'),
    rate: wholeNumber('rate', values.rate, 1, 10_000_000),
    checkpoint: values.checkpoint,
    json: values.json ?? false,
    client: clientSettings(values),
  };
}

function packingOf({ 'record-size': size, aggregate: aggregates = false, gzip = false }: Values) {
  if (aggregates && gzip) throw new UsageError('--aggregate and --gzip are both set, keep one');
  const { least, most } = gzip ? GZIP_RECORD_BYTES : { least: 1, most: LINE_LIMIT_BYTES };
  return { recordBytes: wholeNumber('record-size', size, least, most) ?? RECORD_BYTES, aggregates, gzip };
}

function targetOf(values: Values, positionals: readonly string[]) {
  const { 'delivery-stream': deliveryStream, key, aggregate } = values;
  if (deliveryStream === undefined) {
    const [stream, ...files] = positionals;
    if (stream === undefined) throw new UsageError('produce must name a STREAM or a --delivery-stream, got neither');
    return { target: { stream }, files };
  }
  if (key !== undefined) throw new UsageError('--delivery-stream and --key are both set: Direct PUT knows no keys');
  if (aggregate) {
    throw new UsageError('--delivery-stream and --aggregate are both set: Direct PUT takes aggregates as they are');
  }
  return { target: { deliveryStream }, files: positionals };
}

function requireReadable(inputs: readonly string[], checkpoint: string | undefined): void {
  for (const input of inputs) if (input !== '-') requireFileArgument(input);
  if (checkpoint !== undefined && inputs.includes('-')) {
    throw new UsageError('--checkpoint and standard input are both set: a pipe cannot be read from where it was left');
  }
}
