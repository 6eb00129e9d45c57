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
