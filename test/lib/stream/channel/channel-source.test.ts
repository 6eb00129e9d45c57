import {
  type CfnStream,
  StreamEncryption as EncryptionType,
  Stream,
  StreamMode,
  type StreamProps,
} from 'aws-cdk-lib/aws-kinesis';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { ChannelDestination } from '../../../../lib/stream/channel/channel-destination';
import { DeliveryChannel } from '../../../../lib/stream/channel/delivery-channel';
import { DataStream } from '../../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../../lib/stream/stream-capacity';
import { StreamEncryption } from '../../../../lib/stream/stream-encryption';
import { ChannelStack } from './fixture';

const NOT_ON_DEMAND = new Error('Stack/Channel: source must be a stream with on-demand capacity, got PROVISIONED');
const MANAGED_KEY = new Error(
  'Stack/Channel: source must be encrypted with a customer managed key, or not at all, got alias/aws/kinesis',
);

function channelOf(props: StreamProps) {
  const stack = new ChannelStack();
  const source = DataStream.fromStream(stack, 'Source', new Stream(stack, 'Other', props));
  return stack.channel({ source });
}

describe('The source of a channel', () => {
  test('is not provisioned', () => {
    expect(() => new ChannelStack({ capacity: StreamCapacity.provisioned(1) }).channel()).toThrow(NOT_ON_DEMAND);
  });

  test('is not encrypted with the key that AWS manages', () => {
    expect(() => new ChannelStack({ encryption: StreamEncryption.managed() }).channel()).toThrow(MANAGED_KEY);
  });

  test.each([
    ['is provisioned by default', {}, NOT_ON_DEMAND],
    ['is encrypted by a condition', { streamMode: StreamMode.ON_DEMAND }, MANAGED_KEY],
  ])("is no stream of aws-cdk's own which %s", (_, props, refusal) => {
    expect(() => channelOf(props)).toThrow(refusal);
  });

  test("may be a stream of aws-cdk's own, on demand and not encrypted", () => {
    const props = { streamMode: StreamMode.ON_DEMAND, encryption: EncryptionType.UNENCRYPTED };
    expect(() => channelOf(props)).not.toThrow();
  });

  test('may be known only at deployment', () => {
    const stack = new ChannelStack();
    const resource = stack.source.stream.node.defaultChild as CfnStream;
    resource.streamModeDetails = { streamMode: new CfnParameter(stack, 'Mode').valueAsString };
    expect(() => stack.channel()).not.toThrow();
  });

  test.each([
    ['us-east-2', '111111111111', 'in the region of the channel, us-east-1, got us-east-2'],
    ['us-east-1', '222222222222', 'in the account of the channel, 111111111111, got 222222222222'],
  ])('is at home where the channel is, not in %s of %s', (region, account, refusal) => {
    const stack = new ChannelStack();
    const arn = `arn:aws:kinesis:${region}:${account}:stream/clicks`;
    const source = DataStream.fromStream(stack, 'Source', Stream.fromStreamArn(stack, 'Other', arn));
    expect(() => stack.channel({ source })).toThrow(new Error(`Stack/Channel: source must be ${refusal}`));
  });

  test('has one channel of a kind, however often it is imported', () => {
    const stack = new ChannelStack();
    stack.channel({ source: stack.imported('One') }, 'First');
    expect(() => stack.channel({ source: stack.imported('Two'), destination: stack.table() }, 'Table')).not.toThrow();
    expect(() => stack.channel({ source: stack.imported('Three') }, 'Second')).toThrow(
      new Error('Stack/Second: source must be a stream without another channel to a bucket, got one with Stack/First'),
    );
  });

  test('is another in each region, though pseudo parameters of its ARN read the same', () => {
    const app = new App();
    for (const region of ['us-east-1', 'us-east-2']) {
      const stack = new Stack(app, region, { env: { account: '111111111111', region } });
      const imported = Stream.fromStreamArn(
        stack,
        'Import',
        `arn:aws:kinesis:${Aws.REGION}:111111111111:stream/clicks`,
      );
      const source = DataStream.fromStream(stack, 'Source', imported);
      const destination = ChannelDestination.bucket(new Bucket(stack, 'Bucket'));
      expect(() => new DeliveryChannel(stack, 'Channel', { source, destination })).not.toThrow();
    }
  });
});
