/** All that is chosen of a delivery stream and of what is put to it; an option that a destination does not have has one value. */
export const EVERY_VALUE = {
  source: ['Kinesis', 'Direct PUT'],
  processing: ['none', 'log transform', 'message extraction', 'de-aggregation', 'partition function'],
  packing: ['single', 'packed', 'aggregated', 'envelopes'],
  compression: ['UNCOMPRESSED', 'GZIP', 'ZIP', 'Snappy', 'HADOOP_SNAPPY'],
  backup: ['failed', 'all'],
  delimiter: ['none', 'newline'],
  buffering: ['0 s', 'interval', 'size'],
  timeZone: ['UTC', 'America/New_York'],
  fileExtension: ['usual', '.log'],
} as const;

type Option = keyof typeof EVERY_VALUE;

export type Combination = { readonly [O in Option]: (typeof EVERY_VALUE)[O][number] };

/** The values that are legal for a destination, of each option. */
export type CombinationFactors = { readonly [O in Option]: readonly (typeof EVERY_VALUE)[O][number][] };

/** The first value of each option but of those given. */
export function factors(given: Partial<CombinationFactors>): CombinationFactors {
  const first = Object.entries(EVERY_VALUE).map(([option, values]) => [option, values.slice(0, 1)]);
  return { ...Object.fromEntries(first), ...given } as CombinationFactors;
}

/** What is not as the first value of its option, which is plain enough to say nothing. */
export function nameOf(combination: Combination): string {
  const options = Object.entries(combination) as [Option, string][];
  const said = options.filter(([option, value]) => value !== EVERY_VALUE[option][0]);
  return said.map(([option, value]) => `${option} ${value}`).join(', ') || 'nothing chosen';
}
