import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream, type IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Alias, Version } from 'aws-cdk-lib/aws-lambda';
import { DirectPutDeliveryStream } from '../../../lib/delivery/streams/direct-put-delivery-stream';
import { KinesisDeliveryStream } from '../../../lib/delivery/streams/kinesis-delivery-stream';
import { RedriveTarget } from '../../../lib/processing/redrive-target';
import { fixture } from './fixture';

const DESTINATION: IDestination = {
  bind: () => ({
    extendedS3DestinationConfiguration: {
      bucketArn: 'arn:aws:s3:::lake',
      roleArn: 'arn:aws:iam::111111111111:role/firehose',
    },
  }),
};

function statementsOf(make: (parts: ReturnType<typeof fixture>) => RedriveTarget) {
  const parts = fixture();
  const target = make(parts);
  target._grant(new Role(parts.stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  const policies = Object.entries(Template.fromStack(parts.stack).findResources('AWS::IAM::Policy'));
  const policy = policies.find(([id]) => id.startsWith('Grantee'))?.[1];
  return { ...parts, target, statements: policy?.Properties.PolicyDocument.Statement };
}

describe('RedriveTarget', () => {
  test('invokes the function, and none of its versions', () => {
    const { stack, handler, statements } = statementsOf((parts) => RedriveTarget.handler(parts.handler));
    const Resource = stack.resolve(handler.functionArn);
    expect(statements).toEqual([{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource }]);
  });

  test('invokes the given alias alone', () => {
    const { stack, target, statements } = statementsOf(({ stack, handler }) => {
      const version = new Version(stack, 'Version', { lambda: handler });
      return RedriveTarget.handler(new Alias(stack, 'Alias', { aliasName: 'live', version }));
    });
    expect(stack.resolve(target._arn)).toEqual({ Ref: expect.stringMatching(/^Alias/) });
    expect(statements).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: stack.resolve(target._arn) },
    ]);
  });

  test('writes to the stream, and encrypts with its key', () => {
    const { stack, stream, target, statements } = statementsOf((parts) => RedriveTarget.stream(parts.stream));
    const Resource = stack.resolve(stream.stream.streamArn);
    expect(stack.resolve(target._arn)).toEqual(Resource);
    expect(statements).toEqual([
      { Action: 'kinesis:PutRecords', Effect: 'Allow', Resource },
      expect.objectContaining({ Action: 'kms:GenerateDataKey' }),
    ]);
  });

  test('puts to a delivery stream, and encrypts with its key', () => {
    const { stack, target, statements } = statementsOf(({ stack }) =>
      RedriveTarget.deliveryStream(
        new DirectPutDeliveryStream(stack, 'Events', { destination: DESTINATION }).deliveryStream,
      ),
    );
    expect(statements).toEqual([
      { Action: 'firehose:PutRecordBatch', Effect: 'Allow', Resource: stack.resolve(target._arn) },
      expect.objectContaining({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    ]);
  });

  test('takes a delivery stream that it does not know', () => {
    const arn = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/events';
    const { target } = statementsOf(({ stack }) =>
      RedriveTarget.deliveryStream(DeliveryStream.fromDeliveryStreamArn(stack, 'Events', arn)),
    );
    expect(target._arn).toBe(arn);
  });

  test('refuses a delivery stream that reads a stream', () => {
    const { stack, stream } = fixture();
    const { deliveryStream } = new KinesisDeliveryStream(stack, 'Events', { source: stream, destination: DESTINATION });
    expect(() => RedriveTarget.deliveryStream(deliveryStream)).toThrow(
      new Error(
        `RedriveTarget: deliveryStream must be one that producers put to, got ${deliveryStream.node.path}, a KinesisStreamAsSource`,
      ),
    );
  });
});
