import { copyJob } from '../../../../lambda/warehouse-setup/copy-job/copy-job';
import { recordingDatabase } from '../recording-database';

const ROLE = 'arn:aws:iam::123456789012:role/Stack-Reader';
const PROPERTIES = {
  ClusterIdentifier: 'main',
  Database: 'analytics',
  AdminSecretId: 'admin',
  RoleArn: ROLE,
  TableName: 'events',
  Columns: 'id,body',
  SourceUrl: 's3://bucket/rows/',
  Parameters: "JSON 'auto' GZIP",
};

async function provided(properties: Record<string, unknown> = PROPERTIES, standing: string[] = []) {
  const { database, ran, queries } = recordingDatabase(standing);
  const id = await copyJob.provide({ properties, database });
  return { id, job: id.split('/').at(-1) as string, ran, queries };
}

describe('copyJob', () => {
  test('creates a job outside of a transaction, named after what it does', async () => {
    const { id, job, ran, queries } = await provided();
    expect(id).toMatch(/^main\/analytics\/events_[0-9a-f]{16}$/);
    expect(queries).toEqual([`SELECT job_name FROM sys_copy_job WHERE TRIM(job_name) = '${job}'`]);
    expect(ran).toEqual([
      `COPY "public"."events" (id,body) FROM 's3://bucket/rows/' IAM_ROLE '${ROLE}' JSON 'auto' GZIP JOB CREATE ${job} AUTO ON`,
    ]);
  });

  test('fills all columns', async () => {
    const { Columns, ...properties } = PROPERTIES;
    const { ran } = await provided(properties);
    expect(ran[0]).toMatch(/^COPY "public"."events" FROM /);
  });

  test('keeps a job that stands', async () => {
    const { ran } = await provided(PROPERTIES, ['job']);
    expect(ran).toEqual([]);
  });

  test.each([
    { RoleArn: `${ROLE}2` },
    { Columns: 'id' },
    { SourceUrl: 's3://bucket/other/' },
    { Parameters: 'CSV' },
    { TableName: 'others' },
  ])('is another job for %j', async (properties) => {
    const [{ id }, { id: other }] = [await provided(), await provided({ ...PROPERTIES, ...properties })];
    expect(other).not.toBe(id);
  });

  test('drops the job when it is deleted', async () => {
    const { database, ran } = recordingDatabase(['job']);
    await copyJob.remove?.(database, 'main/analytics/events_0011');
    expect(ran).toEqual(['COPY JOB DROP events_0011']);
  });

  test.each([
    ['a job that is gone', 'main/analytics/events_0011', []],
    ['one that was never created', '3f2a-request', ['job']],
    ['a name that would be more than a name', 'main/analytics/x; DROP TABLE y', ['job']],
  ])('drops nothing for %s', async (_, id, standing) => {
    const { database, ran } = recordingDatabase(standing);
    await copyJob.remove?.(database, id);
    expect(ran).toEqual([]);
  });

  test.each([
    [{ SourceUrl: "s3://bucket/a'b" }, "SourceUrl must be an s3:// URL without ' and \\"],
    [{ Parameters: 'CSV; DROP TABLE t' }, 'Parameters must be words of the COPY command'],
    [{ Columns: 'id) FROM' }, 'Columns must be names of columns'],
    [{ ClusterIdentifier: '' }, 'ClusterIdentifier must be a text'],
  ])('refuses %j', async (properties, message) => {
    const [value] = Object.values(properties);
    await expect(provided({ ...PROPERTIES, ...properties })).rejects.toThrow(
      new Error(`warehouse-setup: ${message}, got ${JSON.stringify(value)}`),
    );
  });
});
