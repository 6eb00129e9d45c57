import { gzipSync } from 'node:zlib';
import { Fixture, lambda, returnAll } from '../fixture';

const MINUTE = 60_000;
const DECOMPRESSION = {
  Type: 'Decompression',
  Parameters: [{ ParameterName: 'CompressionFormat', ParameterValue: 'GZIP' }],
};
const EXTRACTION = {
  Type: 'CloudWatchLogProcessing',
  Parameters: [{ ParameterName: 'DataMessageExtraction', ParameterValue: 'true' }],
};

function deAggregation(SubRecordType: string, delimiter?: string) {
  const Parameters = [
    { ParameterName: 'SubRecordType', ParameterValue: SubRecordType },
    ...(delimiter === undefined
      ? []
      : [{ ParameterName: 'Delimiter', ParameterValue: Buffer.from(delimiter).toString('base64') }]),
  ];
  return { Type: 'RecordDeAggregation', Parameters };
}

function processing(...Processors: object[]) {
  return { ProcessingConfiguration: { Enabled: true, Processors } };
}

function envelope(...messages: string[]): string {
  const logEvents = messages.map((message, i) => ({ id: String(i), timestamp: i, message }));
  return JSON.stringify({ messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents });
}

/** What arrives of these records. */
async function deliver(fixture: Fixture, ...records: (string | Buffer)[]): Promise<string[]> {
  for (const record of records) fixture.stream.put(record);
  await fixture.clock.advance(7 * MINUTE);
  return fixture.texts('2026');
}

describe('Preparation', () => {
  test('decompresses what CloudWatch Logs sends', async () => {
    const fixture = new Fixture().toS3(processing(DECOMPRESSION));
    const text = envelope('a');
    expect(await deliver(fixture, gzipSync(text))).toEqual([text]);
    expect(fixture.sum('OutputDecompressedRecords.Success')).toBe(1);
    expect(fixture.sum('OutputDecompressedBytes.Success')).toBe(text.length);
    expect(fixture.sum('DeliveryToS3.Bytes')).toBe(gzipSync(text).length);
  });

  test('sends what is not compressed to the error prefix, as it came', async () => {
    const fixture = new Fixture().toS3(processing(DECOMPRESSION));
    expect(await deliver(fixture, 'plain', gzipSync('packed'))).toEqual(['packed']);
    const [line = ''] = await fixture.texts('decompression-failed/2026/01/01/00/');
    expect(JSON.parse(line)).toEqual({
      rawData: Buffer.from('plain').toString('base64'),
      errorCode: 'Decompression failed.',
      errorMessage: 'The data is not in GZIP format.',
      attemptsMade: 1,
      arrivalTimestamp: Date.UTC(2026, 0, 1),
      attemptEndingTimestamp: expect.any(Number),
    });
    expect(fixture.sum('OutputDecompressedRecords.Failed')).toBe(1);
    expect(fixture.sum('OutputDecompressedBytes.Failed')).toBe(5);
  });

  test('extracts messages, each with a newline, and makes control messages empty', async () => {
    const fixture = new Fixture().toS3(processing(DECOMPRESSION, EXTRACTION));
    const control = JSON.stringify({ messageType: 'CONTROL_MESSAGE', logEvents: [{ message: 'CWL CONTROL MESSAGE' }] });
    const records = [envelope('a', 'b'), control, '{"other":1}', 'null', 'text'].map((text) => gzipSync(text));
    expect(await deliver(fixture, ...records)).toEqual(['a\nb\n{"other":1}nulltext']);
    expect(fixture.sum('DeliveryToS3.Records')).toBe(5);
  });

  test('works in the order of the service, whatever that of the template', async () => {
    const fixture = new Fixture();
    const seen: string[] = [];
    fixture.transform = returnAll((data) => {
      seen.push(data);
      return `${data}!`;
    });
    const delimiter = { Type: 'AppendDelimiterToRecord' };
    fixture.toS3(processing(delimiter, deAggregation('JSON'), ...lambda().Processors, EXTRACTION, DECOMPRESSION));
    expect(await deliver(fixture, gzipSync(envelope('{"a":1}', '{"a":2}')))).toEqual(['{"a":1}!\n{"a":2}!']);
    expect(seen).toEqual(['{"a":1}', '{"a":2}']);
  });

  test('gives the function what it takes apart one by one, under ids of their own', async () => {
    const fixture = new Fixture().toS3(processing(deAggregation('JSON'), ...lambda().Processors));
    const sequenceNumber = fixture.stream.put('{"a":1}{"a":2}\n{"a":3}');
    await fixture.clock.advance(7 * MINUTE);
    const records = fixture.events.flatMap((event) => event.records);
    expect(records.map(({ recordId }) => recordId)).toEqual(
      ['000000', '000001', '000002'].map((end) => `${sequenceNumber}${end}`),
    );
    expect(records.map(({ kinesisRecordMetadata }) => kinesisRecordMetadata?.subsequenceNumber)).toEqual([0, 1, 2]);
    expect(fixture.sum('SucceedProcessing.Records')).toBe(3);
  });

  test.each([
    ['one object a line', '{"a":1}\n\n{"a":2}\n', '{"a":1}|{"a":2}|'],
    ['objects one after the other', '{"a":"}{"} {"a":{"b":2}}', '{"a":"}{"}|{"a":{"b":2}}|'],
    ['one object and a newline', '{"a":1}\n', '{"a":1}|'],
    ['an array', '[{"a":1}]', '[{"a":1}]|'],
    ['what is not JSON', '{"a":1}\nx', '{"a":1}\nx|'],
    ['an empty record', '', '|'],
  ])('takes JSON apart: %s', async (_, record, expected) => {
    const fixture = new Fixture();
    fixture.transform = returnAll((data) => `${data}|`);
    fixture.toS3(processing(deAggregation('JSON'), ...lambda().Processors));
    expect(await deliver(fixture, record)).toEqual([expected]);
  });

  test('takes records apart at a delimiter, and leaves nothing empty', async () => {
    const fixture = new Fixture();
    fixture.transform = returnAll((data) => `${data}|`);
    fixture.toS3(processing(deAggregation('DELIMITED', '##'), ...lambda().Processors));
    expect(await deliver(fixture, '##a##b#####c##', '##')).toEqual(['a|b|#c|##|']);
  });

  test.each([
    [500, 500],
    [501, 1],
  ])('makes of %i sub-records %i records', async (subRecords, records) => {
    const fixture = new Fixture().toS3(processing(deAggregation('JSON')));
    await deliver(fixture, '{"a":1}'.repeat(subRecords));
    expect(fixture.sum('DeliveryToS3.Records')).toBe(records);
  });

  test('backs up what came in', async () => {
    const backup = { BucketARN: 'arn:aws:s3:::lake', RoleARN: 'arn:aws:iam::1:role/r', Prefix: 'raw/' };
    const fixture = new Fixture().toS3({
      ...processing(deAggregation('JSON'), DECOMPRESSION),
      S3BackupMode: 'Enabled',
      S3BackupConfiguration: backup,
    });
    const record = gzipSync('{"a":1}\n{"a":2}');
    expect(await deliver(fixture, record)).toEqual(['{"a":1}{"a":2}']);
    const [key = ''] = await fixture.keys('raw/');
    expect((await fixture.buckets.get('lake', key)).equals(record)).toBe(true);
  });

  test('reads on only after the last of what a record was taken apart to', async () => {
    const small = { BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 900 } };
    const first = new Fixture().toS3({ ...processing(deAggregation('JSON')), ...small });
    first.stream.put(`{"a":"${'x'.repeat(600_000)}"}`.repeat(3));
    await first.clock.advance(10_000);
    expect((await first.texts()).map(({ length }) => length)).toEqual([3 * 600_008]);
    const second = (await first.restart()).toS3({ ...processing(deAggregation('JSON')), ...small });
    await second.clock.advance(20 * MINUTE);
    expect(await second.keys()).toHaveLength(1);
  });

  const types =
    'AppendDelimiterToRecord, CloudWatchLogProcessing, Decompression, Lambda, MetadataExtraction, RecordDeAggregation';
  test.each([
    [[{ Type: 'Encryption' }], `Processors must be ${types}, got Encryption`],
    [[DECOMPRESSION, DECOMPRESSION], 'Processors must be at most one Decompression, got 2'],
    [Array(6).fill({ Type: 'AppendDelimiterToRecord' }), 'Processors must be 1-5, got 6'],
    [[EXTRACTION], 'Processors must be with Decompression when one is CloudWatchLogProcessing, got none'],
    [[deAggregation('CSV')], 'SubRecordType must be JSON or DELIMITED, got CSV'],
    [[deAggregation('DELIMITED', '')], 'Delimiter must be the base64 of what stands between sub-records, got '],
    [
      [{ Type: 'Decompression', Parameters: [{ ParameterName: 'CompressionFormat', ParameterValue: 'ZIP' }] }],
      'CompressionFormat must be GZIP, got ZIP',
    ],
    [[{ Type: 'MetadataExtraction' }], 'MetadataExtractionQuery must be a jq query, got ""'],
    [
      [{ Type: 'MetadataExtraction', Parameters: [{ ParameterName: 'JsonParsingEngine', ParameterValue: 'JQ-1.8' }] }],
      'JsonParsingEngine must be JQ-1.6, got JQ-1.8',
    ],
  ])('refuses %j', (Processors, message) => {
    expect(() => new Fixture().toS3(processing(...Processors))).toThrow(new Error(message));
  });

  test('takes a delimiter that is asked for twice', async () => {
    const delimiter = { Type: 'AppendDelimiterToRecord' };
    expect(await deliver(new Fixture().toS3(processing(delimiter, delimiter)), 'a', 'b')).toEqual(['a\nb']);
  });
});
