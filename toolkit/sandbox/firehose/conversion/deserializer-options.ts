import { type ConversionProperties, isTrue } from '../destination/delivery-properties';
import { hiveTimestamps } from './hive-timestamp';
import type { ConversionOptions } from './protocol';

type Deserializer = NonNullable<ConversionProperties['InputFormatConfiguration']>['Deserializer'];
type DeserializerOptions = Pick<
  ConversionOptions,
  'columnOfKey' | 'convertsDotsToUnderscores' | 'isCaseInsensitive' | 'timestampFormats'
>;

/** How JSON is read: by the OpenX deserializer, or by that of Hive. */
export function deserializerOptions({ HiveJsonSerDe, OpenXJsonSerDe }: Deserializer = {}): DeserializerOptions {
  if (HiveJsonSerDe === undefined) return openXOptions(OpenXJsonSerDe);
  if (OpenXJsonSerDe !== undefined)
    throw new Error('Deserializer must be one of OpenXJsonSerDe and HiveJsonSerDe, got both');
  const timestampFormats = HiveJsonSerDe.TimestampFormats ?? [];
  requireFormats(timestampFormats);
  return { timestampFormats, isCaseInsensitive: true, convertsDotsToUnderscores: false, columnOfKey: {} };
}

function openXOptions(properties: NonNullable<Deserializer>['OpenXJsonSerDe'] = {}): DeserializerOptions {
  const isCaseInsensitive = isTrue(properties.CaseInsensitive ?? true);
  const columns = Object.entries(properties.ColumnToJsonKeyMappings ?? {});
  return {
    isCaseInsensitive,
    convertsDotsToUnderscores: isTrue(properties.ConvertDotsInJsonKeysToUnderscores),
    columnOfKey: Object.fromEntries(
      columns.map(([column, key]) => [isCaseInsensitive ? key.toLowerCase() : key, column]),
    ),
  };
}

function requireFormats(formats: readonly string[]): void {
  for (const format of formats) {
    try {
      hiveTimestamps([format]);
    } catch (error) {
      throw new Error(`TimestampFormats must be patterns that run here, got ${(error as Error).message} in ${format}`);
    }
  }
}
