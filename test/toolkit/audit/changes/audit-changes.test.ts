import { auditChanges } from '../../../../toolkit/audit/changes/audit-changes';

const consumer = (tags: object[]) => ({
  Type: 'AWS::Kinesis::StreamConsumer',
  Metadata: { 'aws:cdk:path': 'App/Consumer' },
  Properties: { StreamARN: { 'Fn::GetAtt': ['Stream', 'Arn'] }, ConsumerName: 'own', Tags: tags },
});
const stream = (hours: number) => ({ Type: 'AWS::Kinesis::Stream', Properties: { RetentionPeriodHours: hours } });
const mapping = {
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { EventSourceArn: { 'Fn::GetAtt': ['Consumer', 'ConsumerARN'] }, FunctionName: 'f' },
};

describe('auditChanges', () => {
  test('finds nothing where nothing changes', async () => {
    const template = { Resources: { Stream: stream(24), Consumer: consumer([]), Mapping: mapping } };
    expect(await auditChanges(template, { stackName: 'App', template })).toEqual([]);
  });

  test('follows a replacement to what refers to it, the worst first, each with its place', async () => {
    const deployed = { Resources: { Consumer: consumer([]), Mapping: mapping, Stream: stream(168) } };
    const template = { Resources: { Consumer: consumer([{ Key: 'a' }]), Mapping: mapping, Stream: stream(24) } };
    const findings = await auditChanges(deployed, { stackName: 'App', template });
    expect(findings.map(({ rule, severity, logicalId, path }) => ({ rule, severity, logicalId, path }))).toEqual([
      { rule: 'retention-shortened', severity: 'critical', logicalId: 'Stream', path: undefined },
      { rule: 'fixed-name', severity: 'high', logicalId: 'Consumer', path: 'App/Consumer' },
      { rule: 'mapping-recreated', severity: 'high', logicalId: 'Mapping', path: undefined },
    ]);
  });

  test.each([
    ['Fn::Sub', { 'Fn::Sub': 'arn:x/${Q}' }],
    ['Fn::Join', { 'Fn::Join': ['/', ['arn:x', { Ref: 'Q' }]] }],
  ])('follows a replacement through %s', async (_, name) => {
    const queues = (first: string) => ({
      Resources: {
        Follower: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } },
        Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: first } },
      },
    });
    const findings = await auditChanges(queues('a'), { stackName: 'App', template: queues('b') });
    const deleted = findings.filter(({ rule }) => rule === 'data-deleted');
    expect(deleted.map(({ logicalId }) => logicalId)).toEqual(['Follower', 'Q']);
  });

  test('follows a long chain of replacements in seconds', async () => {
    const chain = (first: string) => ({
      Resources: Object.fromEntries(
        Array.from({ length: 500 }, (_, i) => {
          const QueueName = i === 0 ? first : { 'Fn::GetAtt': [`Q${i - 1}`, 'QueueName'] };
          return [`Q${i}`, { Type: 'AWS::SQS::Queue', Properties: { QueueName } }];
        }),
      ),
    });
    const begin = process.cpuUsage();
    const findings = await auditChanges(chain('a'), { stackName: 'App', template: chain('b') });
    expect(findings.filter(({ rule }) => rule === 'data-deleted')).toHaveLength(500);
    expect(process.cpuUsage(begin).user).toBeLessThan(10_000_000);
  });

  test('tells a resource under another logical id whose name is taken still', async () => {
    const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'own' }, DeletionPolicy: 'Retain' };
    const template = { Resources: { New: queue } };
    const findings = await auditChanges({ Resources: { Old: queue } }, { stackName: 'App', template });
    expect(findings.map(({ rule, logicalId }) => [rule, logicalId])).toEqual([
      ['fixed-name', 'Old'],
      ['data-left-behind', 'Old'],
    ]);
  });

  test('tells a resource that is no longer in the template', async () => {
    const deployed = { Resources: { Stream: stream(24), Topic: { Type: 'AWS::SNS::Topic' } } };
    const findings = await auditChanges(deployed, { stackName: 'App', template: { Resources: {} } });
    expect(findings.map(({ rule, logicalId }) => [rule, logicalId])).toEqual([['data-deleted', 'Stream']]);
  });

  test('tells a resource whose type changes under its logical id', async () => {
    const deployed = { Resources: { It: stream(24) } };
    const template = { Resources: { It: { Type: 'AWS::SQS::Queue' } } };
    const findings = await auditChanges(deployed, { stackName: 'App', template });
    expect(findings.map(({ rule }) => rule)).toContain('data-deleted');
  });
});
