import { deserializerOptions } from '../../../../../toolkit/sandbox/firehose/conversion/deserializer-options';

describe('deserializerOptions', () => {
  test('is OpenX without regard to case by default', () => {
    expect(deserializerOptions()).toEqual({
      isCaseInsensitive: true,
      convertsDotsToUnderscores: false,
      columnOfKey: {},
    });
  });

  test('maps keys without regard to case, unless case matters', () => {
    const ColumnToJsonKeyMappings = { ts: 'TimeStamp' };
    expect(deserializerOptions({ OpenXJsonSerDe: { ColumnToJsonKeyMappings } }).columnOfKey).toEqual({
      timestamp: 'ts',
    });
    const strict = { ColumnToJsonKeyMappings, CaseInsensitive: 'false' };
    expect(deserializerOptions({ OpenXJsonSerDe: strict }).columnOfKey).toEqual({ TimeStamp: 'ts' });
  });

  test('is that of Hive with its formats', () => {
    expect(deserializerOptions({ HiveJsonSerDe: { TimestampFormats: ['millis'] } })).toMatchObject({
      timestampFormats: ['millis'],
    });
    expect(deserializerOptions({ HiveJsonSerDe: {} }).timestampFormats).toEqual([]);
  });

  test('is one of them', () => {
    expect(() => deserializerOptions({ HiveJsonSerDe: {}, OpenXJsonSerDe: {} })).toThrow(
      new Error('Deserializer must be one of OpenXJsonSerDe and HiveJsonSerDe, got both'),
    );
  });

  test('refuses a format that it does not understand', () => {
    expect(() => deserializerOptions({ HiveJsonSerDe: { TimestampFormats: ['millis', 'yyyy w'] } })).toThrow(
      new Error('TimestampFormats must be patterns that run here, got the letters w in yyyy w'),
    );
  });
});
