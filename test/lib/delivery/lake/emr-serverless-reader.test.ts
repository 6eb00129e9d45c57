import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { DataLake, DataStream, EmrServerlessReader, type EmrServerlessReaderProps } from '../../../../lib';
import { actionsOf } from '../synthesized';

function synthesize(props?: Partial<EmrServerlessReaderProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  new EmrServerlessReader(stack, 'Spark', { source: new DataLake(stack, 'Lake'), ...props });
  return Template.fromStack(stack);
}

describe('EmrServerlessReader', () => {
  test('has production defaults', () => {
    const { Resources } = synthesize().toJSON();
    const own = Object.entries(Resources).filter(([logicalId]) => logicalId.startsWith('Spark'));
    expect(Object.fromEntries(own)).toMatchSnapshot();
  });

  test('lets its jobs read the lake, and nothing else', () => {
    expect(actionsOf(synthesize(), 'SparkJobRole')).toEqual([
      'glue:GetDatabase',
      'glue:GetPartition',
      'glue:GetPartitions',
      'glue:GetTable',
      'kms:Decrypt',
      's3:GetObject',
      's3:ListBucket',
    ]);
  });

  test('lets its jobs read a stream', () => {
    const stack = new Stack(new App(), 'Stack');
    new EmrServerlessReader(stack, 'Spark', { source: new DataStream(stack, 'Stream') });
    expect(actionsOf(Template.fromStack(stack), 'SparkJobRole')).toEqual([
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
      'kms:Decrypt',
    ]);
  });

  test('takes a release and a capacity', () => {
    synthesize({ releaseLabel: 'emr-7.1.0', maximumVcpus: 4000 }).hasResourceProperties(
      'AWS::EMRServerless::Application',
      Match.objectLike({ ReleaseLabel: 'emr-7.1.0', MaximumCapacity: { Cpu: '4000 vCPU', Memory: '32000 GB' } }),
    );
  });

  test.each([
    [{ releaseLabel: '7.9.0' }, 'releaseLabel must be a release such as emr-7.9.0, got "7.9.0"'],
    [{ maximumVcpus: 0 }, 'maximumVcpus must be a whole number from 1 to 4000, got 0'],
    [{ maximumVcpus: 4001 }, 'maximumVcpus must be a whole number from 1 to 4000, got 4001'],
    [
      { maximumVcpus: Lazy.number({ produce: () => 1 }) },
      'maximumVcpus must be a number, as memory goes by it, got a token',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => synthesize(props)).toThrow(new Error(`Stack/Spark: ${message}`));
  });
});
