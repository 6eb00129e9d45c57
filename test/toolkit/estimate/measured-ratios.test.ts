import { gzipSync } from 'node:zlib';
import { handler } from '../../../lambda/log-transform/handler';
import { packRecords, plainPacking } from '../../../toolkit/cli/produce/record-packer';
import { DEFAULT_WORKLOAD } from '../../../toolkit/estimate/workload';
import { ParquetConverter } from '../../../toolkit/sandbox/firehose/conversion/parquet-converter';
import { realAccessLog } from '../../access-log';
import { conversionTo } from '../sandbox/firehose/conversion/conversion-to';

const COLUMNS = {
  ...{ event_id: 'string', time: 'timestamp', client_ip: 'string', ident: 'string', user_name: 'string' },
  ...{ method: 'string', path: 'string', query: 'string', protocol: 'string', status: 'int', bytes: 'bigint' },
  ...{ referrer: 'string', user_agent: 'string', parse_error: 'string', raw: 'string' },
};

const log = realAccessLog();
const lines = (log ?? []).map((line) => Buffer.from(`${line}\n`));
const text = Buffer.concat(lines);
const converter = new ParquetConverter();
afterAll(() => converter.close());

async function rowsOf(records: readonly Buffer[]): Promise<Buffer[]> {
  const rows = records.map(async (record, i) => {
    const data = record.toString('base64');
    const kinesisRecordMetadata = { sequenceNumber: `49${String(i).padStart(54, '0')}`, subsequenceNumber: 0 };
    const event = { recordId: String(i), approximateArrivalTimestamp: 0, data, kinesisRecordMetadata };
    const answer = await handler({ records: [event] } as unknown as Parameters<typeof handler>[0]);
    return Buffer.from(answer.records[0]?.data ?? '', 'base64');
  });
  return Promise.all(rows);
}

function shrinks(data: Buffer): number {
  return data.length / gzipSync(data).length;
}

// The log is not part of the repository: where it is missing, nobody can measure it.
(log ? describe : describe.skip)('DEFAULT_WORKLOAD', () => {
  const { gzipRatio, rowRatio, compressionRatio, parquetRatio, lineBytes } = DEFAULT_WORKLOAD;
  const records = packRecords(lines, plainPacking()).map(({ data }) => data);

  test("takes gzip'd records to be no smaller than as many bytes of a real log are before gzip", () => {
    const ratio = text.length / records.reduce((sum, data) => sum + gzipSync(data).length, 0);
    expect(ratio).toBeGreaterThanOrEqual(gzipRatio);
    expect(ratio).toBeLessThan(gzipRatio + 0.5);
  });

  test('takes rows to be as much larger than lines as they are', async () => {
    const rows = Buffer.concat(await rowsOf(records));
    const columnBytes = (rows.length - text.length) / lines.length;
    expect((lineBytes + columnBytes) / lineBytes).toBeCloseTo(rowRatio, 1);
  });

  test('takes objects to be about as small as those of lines, and larger than those of rows', async () => {
    expect(Math.abs(shrinks(text) - compressionRatio)).toBeLessThan(0.5);
    expect(shrinks(Buffer.concat(await rowsOf(records)))).toBeGreaterThan(compressionRatio);
  });

  test('takes Parquet to be larger than it is', async () => {
    const { file, failures } = await converter.convert(await rowsOf(records), conversionTo(COLUMNS));
    expect(failures).toEqual([]);
    expect(text.length / Number(file?.length)).toBeGreaterThan(parquetRatio);
  });
});
