import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { PACKINGS, readWorkload, type Workload } from '../../estimate/workload';
import { parseOptions, requireFile } from '../options';
import { UsageError } from '../usage-error';

export const ESTIMATE_USAGE = `kinesis-pipelines estimate [ASSEMBLY | TEMPLATE] [options]

Tells what a month (730 hours) of a pipeline costs in USD, by component and per GB of lines, which changes of its design
would save most, and where the break-evens lie. ASSEMBLY is what cdk synth wrote, TEMPLATE a file of JSON or YAML;
default: cdk.out

  --workload FILE       JSON or YAML with what passes through; the options below take the place of what it says
  --gb-per-day GB       lines a day, in GB of 2^30 bytes; default: 100
  --lines-per-second N  lines a second on average, instead of GB a day
  --line-bytes BYTES    of a line on average; default: 300
  --packing PACKING     ${PACKINGS.join(', ')}: what producers make of lines; default: none, each is a record of its own
  --record-bytes BYTES  of a packed record; default: 25600
  --gzip-ratio N        how many times smaller lines are in a gzip'd record, as produce --gzip tells; default: 7
  --peak-to-mean N      how many times the mean is put at the peak of the day; default: 2
  --consumers N         readers of each stream that the template does not show; default: 0
  --prices FILE         JSON or YAML with prices of your own in USD, by the ids that --format json prints
  --stack NAME          estimate only this stack of the assembly; may be repeated
  --format FORMAT       text, json or html; default: text

Prices are those of us-east-1. Those which no second source confirmed are marked with *.

Exit code: 0 when it was estimated, 2 when something cannot be read.
`;

const FORMATS = ['text', 'json', 'html'] as const;
export type EstimateFormat = (typeof FORMATS)[number];

export interface EstimateOptions {
  readonly place: string;
  readonly stacks?: readonly string[];
  readonly workload: Workload;
  /** Where prices come from that take the place of those of the package, and what is there. */
  readonly prices?: { readonly file: string; readonly overrides: unknown };
  readonly format: EstimateFormat;
}

const OPTIONS = {
  workload: { type: 'string' },
  'gb-per-day': { type: 'string' },
  'lines-per-second': { type: 'string' },
  'line-bytes': { type: 'string' },
  packing: { type: 'string' },
  'record-bytes': { type: 'string' },
  'gzip-ratio': { type: 'string' },
  'peak-to-mean': { type: 'string' },
  consumers: { type: 'string' },
  prices: { type: 'string' },
  stack: { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
} as const;

/** What of a workload an option sets. */
const WORKLOAD_OPTIONS = {
  'gb-per-day': 'gigabytesPerDay',
  'lines-per-second': 'linesPerSecond',
  'line-bytes': 'lineBytes',
  'record-bytes': 'recordBytes',
  'gzip-ratio': 'gzipRatio',
  'peak-to-mean': 'peakToMean',
  consumers: 'consumers',
} as const;

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values'];

/** @throws UsageError, or UnreadableInput for what a file holds, that names what is wrong and what is allowed */
export function parseEstimateOptions(args: readonly string[]): EstimateOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 1) {
    throw new UsageError(`estimate takes one assembly or template, got ${positionals.join(', ')}`);
  }
  const format = FORMATS.find((candidate) => candidate === values.format);
  if (format === undefined) throw new UsageError(`--format must be ${FORMATS.join(' or ')}, got ${values.format}`);
  return {
    place: positionals[0] ?? 'cdk.out',
    stacks: values.stack,
    workload: workloadOf(values),
    prices: values.prices === undefined ? undefined : pricesIn(values.prices),
    format,
  };
}

function workloadOf(values: Values): Workload {
  const file = values.workload;
  const fromFile = file === undefined ? {} : document('workload', file);
  const source = file === undefined ? 'workload' : `--workload ${file}`;
  if (typeof fromFile !== 'object' || fromFile === null || Array.isArray(fromFile))
    return readWorkload(source, fromFile);
  return readWorkload(source, { ...withoutVolume(fromFile, values), ...fromOptions(values) });
}

/** The volume is told one way or the other: an option takes the place of both. */
function withoutVolume(workload: object, values: Values): object {
  const tellsVolume = values['gb-per-day'] !== undefined || values['lines-per-second'] !== undefined;
  if (!tellsVolume) return workload;
  const volumes = ['gigabytesPerDay', 'linesPerSecond'];
  return Object.fromEntries(Object.entries(workload).filter(([name]) => !volumes.includes(name)));
}

function fromOptions(values: Values): Record<string, unknown> {
  const numbers = Object.entries(WORKLOAD_OPTIONS).flatMap(([option, name]) => {
    const text = values[option as keyof typeof WORKLOAD_OPTIONS];
    return text === undefined ? [] : [[name, numberOf(option, text)]];
  });
  const packing = values.packing === undefined ? {} : { packing: values.packing };
  return { ...Object.fromEntries(numbers), ...packing };
}

function numberOf(option: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`--${option} must be a number, got ${text}`);
}

function pricesIn(file: string): EstimateOptions['prices'] {
  return { file: `--prices ${file}`, overrides: document('prices', file) };
}

/** JSON is YAML, too. */
function document(option: string, file: string): unknown {
  requireFile(option, file);
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UsageError(`--${option} ${file}: it cannot be read: ${reason}`);
  }
}
