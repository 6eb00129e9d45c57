import type { SandboxContext } from '../../../../toolkit/sandbox/kernel/context';
import { type ActAsWarehouse, servicesOfRole } from '../../../../toolkit/sandbox/redshift/warehouse-role';

const CONTEXT = { partition: 'aws', region: 'eu-west-1', account: '111111111111' } as SandboxContext;
const NAMESPACE = { name: 'sales', adminUsername: 'chief' };
const ROLE = 'arn:aws:iam::111111111111:role/reader';

describe('servicesOfRole', () => {
  const as = jest.fn() as jest.MockedFunction<ActAsWarehouse>;

  test('acts as the role that is named, for the database user', () => {
    servicesOfRole(as, CONTEXT, NAMESPACE)(ROLE);
    expect(as).toHaveBeenCalledWith({
      roleArn: ROLE,
      assumedBy: 'redshift.amazonaws.com',
      context: {
        'sts:ExternalId': 'arn:aws:redshift:eu-west-1:111111111111:dbuser:sales/chief',
        'aws:SourceAccount': '111111111111',
      },
      fromVpc: true,
    });
  });

  test('acts as the default role where none is named', () => {
    servicesOfRole(as, CONTEXT, { ...NAMESPACE, defaultRoleArn: ROLE })();
    expect(as).toHaveBeenLastCalledWith(expect.objectContaining({ roleArn: ROLE }));
  });

  test('refuses where there is no default role', () => {
    expect(servicesOfRole(as, CONTEXT, NAMESPACE)).toThrow('the namespace sales has no default IAM role');
  });
});
