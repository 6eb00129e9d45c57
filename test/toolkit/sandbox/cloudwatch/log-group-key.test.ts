import { logsPrincipal, requireLogGroupKey } from '../../../../toolkit/sandbox/cloudwatch/log-group-key';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../toolkit/sandbox/sandbox';
import { PartlyAllowed } from '../acting';
import { testContext } from '../context';

const GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:g';
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';

/** A log group with a key whose policy lets a service use it. */
function template(service: string) {
  const condition = {
    StringEquals: { 'kms:EncryptionContext:aws:logs:arn': GROUP, 'aws:SourceAccount': '123456789012' },
  };
  const Statement = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'].map((Action) => ({
    Effect: 'Allow',
    Principal: { Service: service },
    Action,
    Resource: '*',
    Condition: condition,
  }));
  return {
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement } } },
      Group: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: 'g', KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      },
    },
  };
}

describe('the key of a log group', () => {
  test('is used by the service itself, for this log group', () => {
    const identity = new PartlyAllowed([]);
    requireLogGroupKey(identity, GROUP, KEY, testContext());
    expect(identity.asked.map(({ action }) => action)).toEqual(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']);
    for (const { resource, context } of identity.asked) {
      expect(resource).toBe(KEY);
      expect(context).toMatchObject({ 'kms:EncryptionContext:aws:logs:arn': GROUP });
    }
  });

  test('is that of the service where none is named', () => {
    const identity = new PartlyAllowed([]);
    requireLogGroupKey(identity, GROUP, undefined, testContext());
    expect(identity.asked).toEqual([]);
  });

  test.each([
    ['aws', 'logs.eu-west-1.amazonaws.com'],
    ['aws-cn', 'logs.eu-west-1.amazonaws.com.cn'],
  ])('is used in %s by %s', (partition, principal) => {
    expect(logsPrincipal({ partition, region: 'eu-west-1', account: '123456789012' })).toBe(principal);
  });

  test('must let CloudWatch Logs use it', async () => {
    const clock = new VirtualClock();
    const sandbox = await Sandbox.start({ template: template('logs.us-east-1.amazonaws.com'), clock });
    expect(sandbox.iamReport().grants.map(({ uses }) => uses)).toEqual([1, 1, 1]);
    await sandbox.close();
    await expect(Sandbox.start({ template: template('sns.amazonaws.com'), clock: new VirtualClock() })).rejects.toThrow(
      /Group \(AWS::Logs::LogGroup\): User: logs\.us-east-1\.amazonaws\.com is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:.* because no resource-based policy allows the kms:Decrypt action$/,
    );
  });
});
