import { realAccessLog } from '../../../../access-log';
import { Fixture, lambda, returnAll } from '../fixture';

const LOG = realAccessLog();
const LINES_BY_STATUS = { 200: 4_450, 206: 21, 301: 113, 304: 305, 403: 1, 404: 108, 500: 2 };
const SUM_OF_BYTES = 1_312_869_333;

const LINE = /^(\S+) .*" (\d{3}) (\d+|-)/;

function toJson(line: string): string {
  const [, address, status, bytes] = LINE.exec(line) ?? [];
  return `${JSON.stringify({ address, status: Number(status), bytes: Number(bytes) || 0 })}\n`;
}

(LOG === undefined ? describe.skip : describe)(
  'a real web-server log, partitioned by status (skipped where there is none)',
  () => {
    test('arrives line by line under the prefix of its status', async () => {
      const fixture = new Fixture();
      fixture.transform = returnAll(toJson);
      const query = { ParameterName: 'MetadataExtractionQuery', ParameterValue: '{status: .status}' };
      const Processors = [...lambda().Processors, { Type: 'MetadataExtraction', Parameters: [query] }];
      fixture.toS3({
        Prefix: 'status=!{partitionKeyFromQuery:status}/',
        ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/',
        DynamicPartitioningConfiguration: { Enabled: true },
        ProcessingConfiguration: { Enabled: true, Processors },
      });
      for (const line of LOG ?? []) fixture.stream.put(line);
      await fixture.clock.advance(10 * 60_000);
      const rows = (await fixture.texts('status='))
        .join('')
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row));
      const counts = await Promise.all(
        Object.keys(LINES_BY_STATUS).map(async (status) => {
          const lines = (await fixture.texts(`status=${status}/`)).join('').trimEnd().split('\n');
          return [status, lines.length];
        }),
      );
      expect(Object.fromEntries(counts)).toEqual(LINES_BY_STATUS);
      expect(rows).toHaveLength(5_000);
      expect(new Set(rows.map(({ address }) => address)).size).toBe(965);
      expect(rows.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(SUM_OF_BYTES);
      expect(await fixture.keys('errors/')).toEqual([]);
    });
  },
);
