import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { Database } from '../../../lambda/warehouse-setup/database';
import { AwsDouble } from './aws-double';

const TARGET = { workgroupName: 'logs', database: 'analytics', adminSecretId: 'admin' };

describe('Database', () => {
  let aws: AwsDouble;
  let client: RedshiftDataClient;
  let polls = 0;

  beforeAll(async () => {
    aws = new AwsDouble(({ action }) =>
      action === 'DescribeStatement'
        ? { body: { Status: polls-- > 0 ? 'STARTED' : 'FINISHED' } }
        : { body: { Id: '1' } },
    );
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    client = new RedshiftDataClient({ endpoint: await aws.listen(), region: 'eu-west-1', credentials });
  });

  afterAll(() => aws.close());

  test('asks less often the longer a statement takes', async () => {
    const pauses: number[] = [];
    polls = 8;
    const pause = async (ms: number) => pauses.push(ms);
    await new Database(client, TARGET, () => 60_000, pause).run(['SELECT 1']);
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1600, 2000, 2000]);
  });
});
