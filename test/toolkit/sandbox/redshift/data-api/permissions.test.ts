import { permissionsFor } from '../../../../../toolkit/sandbox/redshift/data-api/permissions';

const PLACE = { region: 'us-east-1', account: '123456789012', partition: 'aws' };
const WORKGROUP = 'arn:aws:redshift-serverless:us-east-1:123456789012:workgroup/logs';

describe('what operations of the Redshift Data API need', () => {
  test.each(['ExecuteStatement', 'BatchExecuteStatement'])('%s is on a workgroup, by name or ARN', (operation) => {
    const needed = [{ action: `redshift-data:${operation}`, resource: WORKGROUP }];
    expect(permissionsFor(operation, { WorkgroupName: 'logs', SecretArn: 'arn' }, PLACE)).toEqual(needed);
    expect(permissionsFor(operation, { WorkgroupName: WORKGROUP, SecretArn: 'arn' }, PLACE)).toEqual(needed);
  });

  test('a statement without a secret takes credentials of the workgroup', () => {
    expect(permissionsFor('ExecuteStatement', { WorkgroupName: 'logs' }, PLACE)).toEqual([
      { action: 'redshift-data:ExecuteStatement', resource: WORKGROUP },
      { action: 'redshift-serverless:GetCredentials', resource: WORKGROUP },
    ]);
  });

  test('what was run has no ARN', () => {
    expect(permissionsFor('DescribeStatement', { Id: 'id' }, PLACE)).toEqual([
      { action: 'redshift-data:DescribeStatement', resource: '*' },
    ]);
  });
});
