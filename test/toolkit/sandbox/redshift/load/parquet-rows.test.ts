import { execFileSync } from 'node:child_process';
import { sharedWarehouse, type TestWarehouse } from '../test-warehouse';

/** Jest cannot load the writer, which is an ES module. */
const WRITE = `
  import { parquetWriteBuffer } from 'hyparquet-writer';
  const columnData = [
    { name: 'z', data: [1n, 9007199254740993n], type: 'INT64' },
    { name: 'text', data: ['ä', null], type: 'STRING', nullable: true },
    { name: 'at', data: [new Date('2026-01-02T03:04:05.678Z'), new Date(-1)], type: 'TIMESTAMP' },
    { name: 'parts', data: [{ a: [1] }, []], type: 'JSON' },
  ];
  process.stdout.write(Buffer.from(parquetWriteBuffer({ columnData })));`;

const TABLE = 'CREATE TABLE t (number BIGINT, text VARCHAR, at TIMESTAMP, parts SUPER';

describe('parquetRows', () => {
  const shared = sharedWarehouse();
  const copy = ({ room, jdbcUrl }: TestWarehouse, options = '', columns = '') =>
    room.copy(
      jdbcUrl,
      'chief',
      `COPY t ${columns} FROM 's3://data/rows' IAM_ROLE DEFAULT FORMAT AS PARQUET ${options}`,
    );

  beforeAll(() => shared().put('rows', execFileSync(process.execPath, ['--input-type=module', '-e', WRITE])));

  test('takes values by the order of columns, exactly', async () => {
    await shared().room.query(`${TABLE})`);
    await expect(copy(shared())).resolves.toEqual({ loadedRows: 2 });
    await expect(shared().room.query('SELECT * FROM t ORDER BY number')).resolves.toEqual([
      { number: 1, text: 'ä', at: '2026-01-02 03:04:05.678', parts: '{"a": [1]}' },
      { number: '9007199254740993', text: null, at: '1969-12-31 23:59:59.999', parts: '[]' },
    ]);
  });

  test('refuses a file with another number of columns, unless what is missing is to be filled', async () => {
    const mismatch = (table: number) =>
      `Unmatched number of columns between table and file. Table columns: ${table}, Data columns: 4`;
    await shared().room.query(`${TABLE}, more INT)`);
    await expect(copy(shared())).rejects.toThrow(new Error(mismatch(5)));
    await expect(copy(shared(), 'FILLRECORD', '(number, text)')).rejects.toThrow(new Error(mismatch(2)));
    await expect(copy(shared(), 'FILLRECORD')).resolves.toEqual({ loadedRows: 2 });
    await expect(shared().room.query('SELECT DISTINCT more FROM t')).resolves.toEqual([{ more: null }]);
  });
});
