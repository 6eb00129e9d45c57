import { UnreadableInput } from '../sandbox/kernel/unreadable-input';

/** How producers put lines into records. */
export const PACKINGS = ['none', 'lines', 'kpl', 'gzip'] as const;
/**
 * `none`: each line is a record. `lines`: as many as fit, joined by newlines. `kpl`: aggregated as the Kinesis Producer
 * Library does. `gzip`: joined and compressed.
 */
export type Packing = (typeof PACKINGS)[number];

/** What passes through the pipelines of an app, and what only the data can tell of it. */
export interface Workload {
  readonly gigabytesPerDay: number;
  readonly lineBytes: number;
  readonly packing: Packing;
  /** Of a packed record. */
  readonly recordBytes: number;
  /** How many times the mean is put at the peak of the day. */
  readonly peakToMean: number;
  /** Readers of each stream which the template does not show, at the shared throughput. */
  readonly consumers: number;
  /** Whether producers reach the streams through the interface endpoints of the template. */
  readonly producersInVpc: boolean;
  /** Whether the account has turned On-demand Advantage on. */
  readonly onDemandAdvantage: boolean;
  /**
   * How many times smaller lines are in a gzip'd record. 25,600 bytes of lines of a public Apache log shrink 7.0 times, and as
   * many as fit into 25,600 bytes of gzip 9.4 times: the default is what is certain.
   */
  readonly gzipRatio: number;
  /** How many times larger a JSON row is than its line: the columns' names and an id take 154 bytes. */
  readonly rowRatio: number;
  /** How many times smaller lines or rows are in a gzip'd object. Those of the same log shrink 9.8 and 12.5 times. */
  readonly compressionRatio: number;
  /** How many times smaller than its lines Parquet is. Without dictionaries, as Firehose writes it, that of the same log is 5.8 times. */
  readonly parquetRatio: number;
  /** Of a record that a function puts into a delivery stream; 0: each row is a record. */
  readonly deliveryRecordBytes: number;
  readonly storedDays: number;
  /** CPU time of a function for a line, on one whole vCPU. */
  readonly microsPerLine: number;
  /** What each invocation takes besides, waiting for other services. */
  readonly millisPerInvocation: number;
}

export const DEFAULT_WORKLOAD: Workload = {
  gigabytesPerDay: 100,
  lineBytes: 300,
  packing: 'none',
  recordBytes: 25_600,
  peakToMean: 2,
  consumers: 0,
  producersInVpc: false,
  onDemandAdvantage: false,
  gzipRatio: 7,
  rowRatio: 1.5,
  compressionRatio: 10,
  parquetRatio: 5,
  deliveryRecordBytes: 0,
  storedDays: 30,
  microsPerLine: 4,
  millisPerInvocation: 30,
};

type Bounds = readonly [min: number, max: number];

const NUMBERS: Readonly<Record<string, Bounds>> = {
  gigabytesPerDay: [0.000001, 10_000_000],
  linesPerSecond: [0.000001, 1_000_000_000],
  lineBytes: [1, 1_048_576],
  recordBytes: [1, 10_485_760],
  peakToMean: [1, 1_000],
  consumers: [0, 100],
  gzipRatio: [1, 1_000],
  rowRatio: [0.01, 100],
  compressionRatio: [1, 1_000],
  parquetRatio: [1, 1_000],
  deliveryRecordBytes: [0, 1_024_000],
  storedDays: [0, 3_650],
  microsPerLine: [0, 1_000_000],
  millisPerInvocation: [0, 900_000],
};
const SWITCHES = ['producersInVpc', 'onDemandAdvantage'];

export const WORKLOAD_NAMES = [...Object.keys(NUMBERS), 'packing', ...SWITCHES];

const GIGABYTE = 2 ** 30;
const DAY_SECONDS = 86_400;

/**
 * A workload from what a file or the options of a command tell; the rest by default.
 * @param source where it comes from, for messages
 * @throws UnreadableInput that names what is not known or out of bounds
 */
export function readWorkload(source: string, given: unknown): Workload {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new UnreadableInput(`${source}: a workload must be an object, got ${JSON.stringify(given)}`);
  }
  for (const [name, value] of Object.entries(given)) requireEntry(source, name, value);
  const { linesPerSecond, ...rest } = given as Partial<Workload> & { linesPerSecond?: number };
  if (linesPerSecond === undefined) return { ...DEFAULT_WORKLOAD, ...rest };
  if (rest.gigabytesPerDay !== undefined) {
    throw new UnreadableInput(`${source}: gigabytesPerDay and linesPerSecond are both set, keep one`);
  }
  const lineBytes = rest.lineBytes ?? DEFAULT_WORKLOAD.lineBytes;
  return { ...DEFAULT_WORKLOAD, ...rest, gigabytesPerDay: (linesPerSecond * lineBytes * DAY_SECONDS) / GIGABYTE };
}

function requireEntry(source: string, name: string, value: unknown): void {
  const fail = (allowed: string) => {
    const got = typeof value === 'number' ? value : JSON.stringify(value);
    throw new UnreadableInput(`${source}: ${name} must be ${allowed}, got ${got}`);
  };
  if (!WORKLOAD_NAMES.includes(name)) {
    throw new UnreadableInput(`${source}: a workload has no ${name}; it has: ${WORKLOAD_NAMES.join(', ')}`);
  }
  if (name === 'packing' && !PACKINGS.includes(value as Packing)) fail(PACKINGS.join(' or '));
  if (SWITCHES.includes(name) && typeof value !== 'boolean') fail('true or false');
  const bounds = NUMBERS[name];
  if (bounds === undefined) return;
  const [min, max] = bounds;
  if (typeof value !== 'number' || !(value >= min && value <= max)) fail(`a number from ${min} to ${max}`);
}
