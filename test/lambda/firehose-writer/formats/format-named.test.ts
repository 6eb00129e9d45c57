import { formatNamed } from '../../../../lambda/firehose-writer/formats/format-named';
import { Lines } from '../../../../lambda/firehose-writer/formats/lines';
import { LogRows } from '../../../../lambda/firehose-writer/formats/log-rows';
import { Records } from '../../../../lambda/firehose-writer/formats/records';
import { FirehoseWriterFormat } from '../../../../lib/processing/firehose-writer-format';

describe('formatNamed', () => {
  test.each([
    [FirehoseWriterFormat.LINES, Lines],
    [FirehoseWriterFormat.LOG_ROWS, LogRows],
    [FirehoseWriterFormat.RECORDS, Records],
  ])('knows %s', (name, type) => {
    expect(formatNamed(name)).toBeInstanceOf(type);
  });

  test.each(['csv', 'toString'])('refuses %s', (name) => {
    expect(() => formatNamed(name)).toThrow(
      new Error(`firehose-writer: FORMAT must be lines, log-rows, records, got ${name}`),
    );
  });
});
