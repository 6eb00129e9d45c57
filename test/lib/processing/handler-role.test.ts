import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Code, type IFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { S3FailureDestination } from '../../../lib/processing/s3-failure-destination';
import { StreamProcessor } from '../../../lib/processing/stream-processor';
import { DataStream } from '../../../lib/stream/data-stream';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';
const ROLE_ARN = 'arn:aws:iam::111111111111:role/given';

function warningsFor(handlerOf: (stack: Stack) => IFunction) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  new StreamProcessor(stack, 'Processor', {
    source: DataStream.fromStream(stack, 'Stream', Stream.fromStreamArn(stack, 'Imported', STREAM_ARN)),
    handler: handlerOf(stack),
    onFailure: new S3FailureDestination(Bucket.fromBucketArn(stack, 'Bucket', 'arn:aws:s3:::failures')),
  });
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('its role cannot be changed'));
  return warnings.map((warning) => `${warning.entry.data}`);
}

function withRole(mutable: boolean) {
  return (stack: Stack) =>
    new LambdaFunction(stack, 'Handler', {
      code: Code.fromInline('exports.handler = async () => {};'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      role: Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable }),
    });
}

describe('warnUnlessAttached', () => {
  test('says what to attach to a role that cannot be changed', () => {
    const [reading, delivery] = warningsFor(withRole(false));
    expect(reading).toBe(
      'Stack/Handler: its role cannot be changed here, attach a policy to it with the statements ' +
        '[{"Action":["kinesis:DescribeStream","kinesis:DescribeStreamSummary","kinesis:GetRecords",' +
        `"kinesis:GetShardIterator","kinesis:ListShards"],"Effect":"Allow","Resource":"${STREAM_ARN}"}] ` +
        '[ack: cdk-kinesis-pipelines:roleCannotBeChanged]',
    );
    expect(delivery).toContain('{"Action":"s3:ListBucket","Effect":"Allow","Resource":"arn:aws:s3:::failures"}');
    expect(delivery).toContain('{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::failures/*"}');
  });

  test('is silent about a role that takes the policy', () => {
    expect(warningsFor(withRole(true))).toEqual([]);
  });

  test('covers a function which came without its role', () => {
    const functionArn = 'arn:aws:lambda:eu-west-1:111111111111:function:given';
    const warnings = warningsFor((stack) => LambdaFunction.fromFunctionArn(stack, 'Handler', functionArn));
    expect(warnings[0]).toContain('Stack/Handler: its role cannot be changed here');
    expect(warnings[0]).toContain(`"Resource":"${STREAM_ARN}"`);
    expect(warnings[1]).toContain('"Resource":"arn:aws:s3:::failures/*"');
  });
});
