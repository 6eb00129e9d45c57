import { testContext } from '../../context';
import { sharedWarehouse, testWarehouse } from '../test-warehouse';

const MINUTE = 60_000;
const SLOW_MS = 30_000;
const TABLE = 'CREATE TABLE t (n INT)';

function job(name: string, auto = 'ON', prefix = name): string {
  return `COPY t FROM 's3://data/${prefix}/' IAM_ROLE 'arn:aws:iam::123456789012:role/r' CSV JOB CREATE ${name} AUTO ${auto}`;
}

describe('CopyJobs', () => {
  const shared = sharedWarehouse();
  const rows = async () => (await shared().room.query('SELECT n FROM t ORDER BY n')).map(({ n }) => n);
  const advance = () => shared().context.clock.advance(MINUTE);

  test('copy objects as they come, each once, and none that stood before', async () => {
    const { room, put } = shared();
    put('a/old', '0\n');
    await room.query(`${TABLE}; ${job('a')}`);
    put('a/1', '1\n');
    put('b/other', '9\n');
    expect(room.pending()).toEqual(['COPY job a looks for objects in data']);
    await advance();
    put('a/2', '2\n');
    put('a/1', '1\n');
    await advance();
    expect(room.pending()).toEqual([]);
    await expect(rows()).resolves.toEqual([1, 2]);
    await expect(room.query('SELECT job_name, is_auto FROM sys_copy_job')).resolves.toEqual([
      { job_name: 'a', is_auto: 1 },
    ]);
    const detail =
      'SELECT file_location AS bucket, file_name AS key, status FROM sys_copy_job_detail ORDER BY file_name';
    await expect(room.query(detail)).resolves.toEqual([
      { bucket: 'data', key: 'a/1', status: 'I' },
      { bucket: 'data', key: 'a/2', status: 'I' },
    ]);
    await room.query('COPY JOB DROP a');
  });

  test('leave out an object that does not load, and say so', async () => {
    const { room, put, context } = shared();
    await room.query(`${TABLE}; ${job('c')}`);
    put('c/1', '1\n');
    put('c/2', 'x\n');
    put('c/3', '3\n');
    await advance();
    await room.query('COPY JOB RUN c');
    await expect(rows()).resolves.toEqual([1, 3]);
    await expect(room.query("SELECT file_name FROM sys_copy_job_detail WHERE status = 'E'")).resolves.toEqual([
      { file_name: 'c/2' },
    ]);
    await expect(room.query('SELECT filename, line_number FROM stl_load_errors')).resolves.toEqual([
      { filename: 's3://data/c/2', line_number: 1 },
    ]);
    const message = expect.stringMatching(/^COPY job c leaves out s3:\/\/data\/c\/2: Load into table 't' failed\./);
    const warnings = context.seen.filter(({ type }) => type === 'warning');
    expect(warnings).toEqual([expect.objectContaining({ message })]);
    await room.query('COPY JOB DROP c');
  });

  test('that are not automatic copy when they are run', async () => {
    const { room, put } = shared();
    await room.query(`${TABLE}; ${job('d', 'OFF')}`);
    put('d/1', '1\n');
    await advance();
    await expect(rows()).resolves.toEqual([]);
    await room.query('COPY JOB RUN d');
    await expect(rows()).resolves.toEqual([1]);
    await room.query('COPY JOB DROP d');
  });

  test('are forgotten when they are dropped', async () => {
    const { room, put } = shared();
    await room.query(`${TABLE}; ${job('e')}`);
    await room.query('COPY JOB DROP e');
    put('e/1', '1\n');
    await advance();
    await expect(rows()).resolves.toEqual([]);
    await expect(room.query('SELECT * FROM sys_copy_job')).resolves.toEqual([]);
    await expect(room.query('COPY JOB RUN e')).rejects.toThrow(new Error('COPY job e does not exist'));
  });

  test('of a COPY that does not run are refused', async () => {
    const { room } = shared();
    await expect(room.query(job('f').replace('CSV', 'FORMAT AS ORC'))).rejects.toThrow(
      new Error('COPY: ORC does not run in the sandbox'),
    );
    await expect(room.query('SELECT * FROM sys_copy_job')).resolves.toEqual([]);
  });

  test(
    'go on after a restart with what came before it',
    async () => {
      const first = await testWarehouse();
      await first.room.query(`${TABLE}; ${job('g')}`);
      first.put('g/1', '1\n');
      await first.context.clock.advance(MINUTE);
      first.put('g/2', '2\n');
      await first.room.close();
      const second = await testWarehouse(testContext(first.context.dataDir));
      await second.room.start();
      await second.context.clock.advance(MINUTE);
      await expect(second.room.query('SELECT n FROM t ORDER BY n')).resolves.toEqual([{ n: 1 }, { n: 2 }]);
      await second.room.close();
    },
    SLOW_MS,
  );
});
