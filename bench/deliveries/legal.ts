import type { Combination } from './combination';

/** Values that do not go together. */
export interface Rule {
  readonly why: string;
  breaks(combination: Combination): boolean;
}

/** Why values do not go together, whatever the destination. */
const RULES: readonly Rule[] = [
  {
    why: 'only a stream has aggregates of the Kinesis Producer Library taken apart',
    breaks: ({ source, packing }) => source === 'Direct PUT' && packing === 'aggregated',
  },
  {
    why: 'where Firehose decompresses, only CloudWatch Logs may put directly',
    breaks: ({ source, processing }) => source === 'Direct PUT' && processing === 'message extraction',
  },
  {
    why: 'what is not compressed cannot be decompressed',
    breaks: ({ processing, packing }) => processing === 'message extraction' && packing !== 'envelopes',
  },
  {
    why: 'nothing else reads envelopes of CloudWatch Logs',
    breaks: ({ processing, packing }) =>
      packing === 'envelopes' && processing !== 'message extraction' && processing !== 'log transform',
  },
  {
    why: 'de-aggregation takes newlines away, so that nothing stands between records without a delimiter',
    breaks: ({ processing, delimiter }) => processing === 'de-aggregation' && delimiter === 'none',
  },
  {
    why: 'de-aggregation is for records which hold several',
    breaks: ({ processing, packing }) => processing === 'de-aggregation' && packing !== 'packed',
  },
];

/** @param own rules of the destination */
export function whyIllegal(combination: Combination, own: readonly Rule[] = []): string | undefined {
  return [...RULES, ...own].find(({ breaks }) => breaks(combination))?.why;
}
