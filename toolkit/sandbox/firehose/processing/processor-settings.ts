import { isTrue, type ProcessingProperties, type ProcessorProperties } from '../destination/delivery-properties';
import { requireJq16 } from './jq/jq-version';
import type { LambdaProcessorSettings } from './lambda-processor';
import { type LambdaDefaults, lambdaSettings } from './lambda-settings';
import { type SplitRecord, splitAt, splitObjects } from './record-de-aggregation';

/** The processors of a delivery stream, by what they do: the service runs them in its own order. */
export interface ProcessorSettings {
  readonly decompresses: boolean;
  readonly extractsMessages: boolean;
  readonly split?: SplitRecord;
  readonly lambda?: LambdaProcessorSettings;
  /** A jq query that gives the partition keys. */
  readonly query?: string;
  /** What stands between records. */
  readonly delimiter?: string;
}

type Parameters = ReadonlyMap<string, string>;

const TYPES = [
  'AppendDelimiterToRecord',
  'CloudWatchLogProcessing',
  'Decompression',
  'Lambda',
  'MetadataExtraction',
  'RecordDeAggregation',
];
const MAX_PROCESSORS = 5;

export function processorSettings(
  properties: ProcessingProperties | undefined,
  defaults?: LambdaDefaults,
): ProcessorSettings {
  const processors = parametersByType(isTrue(properties?.Enabled) ? (properties?.Processors ?? []) : []);
  const lambda = processors.get('Lambda');
  const split = processors.get('RecordDeAggregation');
  const extraction = processors.get('MetadataExtraction');
  return {
    decompresses: decompresses(processors.get('Decompression')),
    extractsMessages: extractsMessages(processors),
    ...(split !== undefined && { split: splitting(split) }),
    ...(lambda !== undefined && { lambda: lambdaSettings(lambda, defaults) }),
    ...(extraction !== undefined && { query: query(extraction) }),
    ...(processors.has('AppendDelimiterToRecord') && { delimiter: '\n' }),
  };
}

/** A delimiter may be asked for many times, and is added once. */
function parametersByType(processors: readonly ProcessorProperties[]): Map<string, Parameters> {
  if (processors.length > MAX_PROCESSORS) {
    throw new Error(`Processors must be 1-${MAX_PROCESSORS}, got ${processors.length}`);
  }
  const byType = new Map<string, Parameters>();
  for (const { Type = '', Parameters = [] } of processors) {
    if (!TYPES.includes(Type)) throw new Error(`Processors must be ${TYPES.join(', ')}, got ${Type}`);
    if (byType.has(Type) && Type !== 'AppendDelimiterToRecord') {
      throw new Error(
        `Processors must be at most one ${Type}, got ${processors.filter((it) => it.Type === Type).length}`,
      );
    }
    byType.set(Type, new Map(Parameters.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue])));
  }
  return byType;
}

function decompresses(parameters: Parameters | undefined): boolean {
  const format = parameters?.get('CompressionFormat') ?? 'GZIP';
  if (format !== 'GZIP') throw new Error(`CompressionFormat must be GZIP, got ${format}`);
  return parameters !== undefined;
}

function extractsMessages(processors: ReadonlyMap<string, Parameters>): boolean {
  const parameters = processors.get('CloudWatchLogProcessing');
  if (parameters === undefined) return false;
  if (!processors.has('Decompression')) {
    throw new Error('Processors must be with Decompression when one is CloudWatchLogProcessing, got none');
  }
  return isTrue(parameters.get('DataMessageExtraction'));
}

function splitting(parameters: Parameters): SplitRecord {
  const type = parameters.get('SubRecordType');
  if (type === 'JSON') return splitObjects;
  if (type !== 'DELIMITED') throw new Error(`SubRecordType must be JSON or DELIMITED, got ${type}`);
  const encoded = parameters.get('Delimiter') ?? '';
  const delimiter = Buffer.from(encoded, 'base64');
  if (delimiter.length > 0) return splitAt(delimiter);
  throw new Error(`Delimiter must be the base64 of what stands between sub-records, got ${encoded}`);
}

function query(parameters: Parameters): string {
  const engine = parameters.get('JsonParsingEngine') ?? 'JQ-1.6';
  if (engine !== 'JQ-1.6') throw new Error(`JsonParsingEngine must be JQ-1.6, got ${engine}`);
  const text = parameters.get('MetadataExtractionQuery') ?? '';
  if (text.trim() === '') throw new Error(`MetadataExtractionQuery must be a jq query, got ${JSON.stringify(text)}`);
  requireJq16(text);
  return text;
}
