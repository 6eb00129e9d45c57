/** The kinds of processors, in the order in which Firehose runs them, however a template lists them. */
export const PROCESSOR_TYPES = [
  'Decompression',
  'CloudWatchLogProcessing',
  'RecordDeAggregation',
  'Lambda',
  'MetadataExtraction',
  'AppendDelimiterToRecord',
] as const;

export type ProcessorType = (typeof PROCESSOR_TYPES)[number];

/** What every destination takes. */
export const GENERAL_TYPES: ProcessorType[] = ['Decompression', 'CloudWatchLogProcessing', 'Lambda'];

/** What only dynamic partitioning takes. */
export const PARTITIONING_TYPES: ProcessorType[] = ['RecordDeAggregation', 'MetadataExtraction'];
