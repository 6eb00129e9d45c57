import type { StartingPosition } from '@aws-sdk/client-kinesis';
import { AWS_OPTIONS, AWS_USAGE, type ClientSettings, clientSettings } from '../aws-client';
import { parseOptions, wholeNumber } from '../options';
import { UsageError } from '../usage-error';
import { DECODERS, type Decoder } from './decode';
import { LINE_FORMATS, type LineFormat } from './line-format';
import { filterSelection, grepSelection, type Selects } from './line-selection';
import { type EndPosition, parseFrom, parseUntil } from './position';

export const TAIL_USAGE = `kinesis-pipelines tail STREAM [options]

Prints the records of a data stream (by its name or ARN), line by line, as they arrive: those of a shard in order, and those
of its children after them. Packed, aggregated and gzip'd records and log events of CloudWatch are unpacked.

  --from POSITION     LATEST, TRIM_HORIZON, a time such as 2026-01-05T09:00:00Z, or a duration before now such as 15m;
                      default: LATEST
  --until POSITION    LATEST ends when all that is there has been read; or a time, or a duration before now;
                      default: goes on until Ctrl-C
  --limit LINES       end after so many
  --shard ID          read this shard only
  --filter PATTERN    only lines that this filter pattern of an event source mapping matches, as if each were a record:
                      {"data":{"status":[{"numeric":[">=",500]}]}}
  --grep REGEX        only lines that this regular expression matches
  --decode FORMAT     auto (default), json, lines, text (a record is one text, not lines), or as they are in the stream:
                      hex, base64
  --output FORMAT     text (default: the lines alone, control characters spelled out) or ndjson (with where they stand)
  --fan-out           read by enhanced fan-out, as a consumer that is registered for as long as this runs
  --consumer NAME     read by enhanced fan-out, as this registered consumer
  --quiet             tell nothing on standard error but what is wrong
${AWS_USAGE}

Exit code: 0 at the end of what was asked for, 2 when it cannot run, 130 when interrupted before.
`;

export interface TailCommandOptions {
  readonly stream: string;
  readonly from: StartingPosition;
  readonly until?: EndPosition;
  readonly limit: number;
  readonly shard?: string;
  /** All of them must select a line. */
  readonly selections: readonly Selects[];
  readonly decoder: Decoder;
  readonly format: LineFormat;
  /** Reads by enhanced fan-out, with the consumer of this name or one that is registered. */
  readonly fanOut?: { readonly consumer?: string };
  readonly quiet: boolean;
  readonly client: ClientSettings;
}

const OPTIONS = {
  from: { type: 'string' },
  until: { type: 'string' },
  limit: { type: 'string' },
  shard: { type: 'string' },
  filter: { type: 'string' },
  grep: { type: 'string' },
  decode: { type: 'string' },
  output: { type: 'string' },
  'fan-out': { type: 'boolean' },
  consumer: { type: 'string' },
  quiet: { type: 'boolean' },
  ...AWS_OPTIONS,
} as const;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseTailOptions(args: readonly string[], now: number): TailCommandOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const { filter, grep, consumer } = values;
  const [stream, ...others] = positionals;
  if (stream === undefined || others.length > 0) {
    throw new UsageError(`tail must name one stream, got ${positionals.join(', ') || 'none'}`);
  }
  return {
    stream,
    from: parseFrom(values.from ?? 'LATEST', now),
    until: values.until === undefined ? undefined : parseUntil(values.until, now),
    limit: wholeNumber('limit', values.limit, 1, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY,
    shard: values.shard,
    selections: [
      ...(filter === undefined ? [] : [filterSelection(filter)]),
      ...(grep === undefined ? [] : [grepSelection(grep)]),
    ],
    decoder: choice('decode', values.decode ?? 'auto', DECODERS),
    format: choice('output', values.output ?? 'text', LINE_FORMATS),
    fanOut: values['fan-out'] || consumer !== undefined ? { consumer } : undefined,
    quiet: values.quiet ?? false,
    client: clientSettings(values),
  };
}

function choice<Value>(option: string, name: string, choices: Readonly<Record<string, Value>>): Value {
  const chosen = Object.hasOwn(choices, name) ? choices[name] : undefined;
  if (chosen !== undefined) return chosen;
  throw new UsageError(`--${option} must be one of ${Object.keys(choices).join(', ')}, got ${name}`);
}
