import { failureOf, testRoom } from '../room';

const TYPE = 'AWS::Kinesis::ResourcePolicy';
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

describe('ResourcePolicyResource', () => {
  test('keeps the policy of a stream', () => {
    const { create, call } = testRoom();
    create('AWS::Kinesis::Stream', { Name: 'logs' });
    expect(create(TYPE, { ResourceArn: ARN, ResourcePolicy: { Statement: [] } }).ref).toBe(ARN);
    expect(call('GetResourcePolicy', { ResourceARN: ARN })).toEqual({ Policy: '{"Statement":[]}' });
  });

  test('refuses a stream that is not there', () => {
    expect(failureOf(() => testRoom().create(TYPE, { ResourceArn: ARN, ResourcePolicy: {} }))).toBe(
      `ResourceNotFoundException: Resource ${ARN} not found.`,
    );
  });
});
