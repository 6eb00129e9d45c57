import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  DeliveryBucket,
  GlueScript,
  GlueStreamingJob,
  type GlueStreamingJobProps,
  GlueWorkerType,
} from '../../../../lib';
import { statementsOf } from '../synthesized';

function synthesize(props?: (stack: Stack) => Partial<GlueStreamingJobProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  new GlueStreamingJob(stack, 'Job', {
    source: new DataStream(stack, 'Stream'),
    script: GlueScript.fromBucket(Bucket.fromBucketName(stack, 'Scripts', 'scripts'), 'sessions.py'),
    checkpointBucket: new DeliveryBucket(stack, 'Checkpoints').bucket,
    ...props?.(stack),
  });
  return Template.fromStack(stack);
}

describe('GlueStreamingJob', () => {
  test('has production defaults', () => {
    const { Resources } = synthesize().toJSON();
    const own = Object.entries(Resources).filter(([logicalId]) => logicalId.startsWith('Job'));
    expect(Object.fromEntries(own)).toMatchSnapshot();
  });

  test('may read the stream and the script, and write checkpoints and telemetry', () => {
    const template = synthesize();
    const [jobName] = Object.values(template.findResources('AWS::Glue::Job')).map(({ Properties }) => Properties.Name);
    const statements = statementsOf(template, 'JobRole');
    const checkpoints = {
      'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^Checkpoints/), 'Arn'] }, `/checkpoints/${jobName}/*`]],
    };
    expect(statements.map(({ Action }) => Action)).toEqual([
      [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
      ],
      'kms:Decrypt',
      's3:GetObject',
      's3:ListBucket',
      's3:GetObject',
      'kms:Decrypt',
      ['s3:DeleteObject', 's3:PutObject'],
      'kms:GenerateDataKey',
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      'cloudwatch:PutMetricData',
    ]);
    expect([statements[4]?.Resource, statements[6]?.Resource]).toEqual([checkpoints, checkpoints]);
    const anywhere = statements.filter(({ Resource }) => Resource === '*');
    expect(anywhere).toEqual([
      expect.objectContaining({ Condition: { StringEquals: { 'cloudwatch:namespace': 'Glue' } } }),
    ]);
  });

  test('tells the script what to read and where to go on', () => {
    const template = synthesize((stack) => ({
      script: GlueScript.fromAsset(new Asset(stack, 'Script', { path: __filename })),
      workerType: GlueWorkerType.G_2X,
      numberOfWorkers: 299,
      glueVersion: '4.0',
      arguments: { '--table': 'sessions' },
    }));
    template.hasResourceProperties('AWS::Glue::Job', {
      GlueVersion: '4.0',
      WorkerType: 'G.2X',
      NumberOfWorkers: 299,
      Command: { Name: 'gluestreaming', PythonVersion: '3', ScriptLocation: Match.anyValue() },
      DefaultArguments: Match.objectLike({
        '--stream_arn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^Stream'), 'Arn'] },
        '--checkpoint_location': Match.anyValue(),
        '--table': 'sessions',
      }),
    });
  });

  test.each([
    [{ numberOfWorkers: 1 }, 'numberOfWorkers must be a whole number from 2 to 299, got 1'],
    [{ numberOfWorkers: 300 }, 'numberOfWorkers must be a whole number from 2 to 299, got 300'],
    [{ glueVersion: '5' }, 'glueVersion must be a version such as 5.0, got "5"'],
  ])('refuses %j', (props, message) => {
    expect(() => synthesize(() => props)).toThrow(new Error(`Stack/Job: ${message}`));
  });

  test('refuses a key that stands for many', () => {
    expect(() => GlueScript.fromBucket(Bucket.fromBucketName(new Stack(), 'Scripts', 'scripts'), '*')).toThrow(
      new Error('GlueScript: key must be the key of an object, without * and ?, got "*"'),
    );
  });
});
