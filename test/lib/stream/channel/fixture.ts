import { CfnSchema } from 'aws-cdk-lib/aws-glue';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnTableBucket } from 'aws-cdk-lib/aws-s3tables';
import { App, Stack } from 'aws-cdk-lib/core';
import { ChannelDestination } from '../../../../lib/stream/channel/channel-destination';
import { DeliveryChannel } from '../../../../lib/stream/channel/delivery-channel';
import type { DeliveryChannelProps } from '../../../../lib/stream/channel/delivery-channel-props';
import type { StreamingTableOptions } from '../../../../lib/stream/channel/streaming-table-options';
import { DataStream } from '../../../../lib/stream/data-stream';
import type { IDataStream } from '../../../../lib/stream/data-stream-interface';
import type { DataStreamProps } from '../../../../lib/stream/data-stream-props';

const ENV = { account: '111111111111', region: 'us-east-1' };

/** A stack with a stream, and what a channel may deliver to. */
export class ChannelStack extends Stack {
  public readonly source: DataStream;

  public readonly bucket = new Bucket(this, 'Bucket');

  public readonly tableBucket = new CfnTableBucket(this, 'Tables', { tableBucketName: 'tables' });

  public readonly schema = new CfnSchema(this, 'Schema', {
    name: 'lines',
    registry: { name: 'logs' },
    dataFormat: 'JSON',
    compatibility: 'NONE',
  });

  constructor(stream: DataStreamProps = {}, env = ENV) {
    super(new App(), 'Stack', { env });
    this.source = new DataStream(this, 'Stream', stream);
  }

  /** A channel of the stream: to the bucket, unless told otherwise. */
  public channel(props: Partial<DeliveryChannelProps> = {}, id = 'Channel'): DeliveryChannel {
    const destination = ChannelDestination.bucket(this.bucket);
    return new DeliveryChannel(this, id, { source: this.source, destination, ...props });
  }

  /** A stream of which nothing is known but its ARN. */
  public imported(id = 'Imported'): IDataStream {
    const arn = `arn:aws:kinesis:${ENV.region}:${ENV.account}:stream/clicks`;
    return DataStream.fromStream(this, id, Stream.fromStreamArn(this, `${id}Stream`, arn));
  }

  public table(options: Partial<StreamingTableOptions> = {}): ChannelDestination {
    return ChannelDestination.streamingTable(this.tableBucket, {
      namespace: 'logs',
      tableName: 'lines_1',
      schema: this.schema,
      partitionColumn: 'time',
      ...options,
    });
  }
}

/** What the role of a channel may do, references resolved. */
export function statementsOf(channel: DeliveryChannel): Record<string, unknown>[] {
  const stack = Stack.of(channel);
  const [policy] = channel.role.node.findAll().filter((child) => child instanceof ManagedPolicy);
  return stack.resolve(policy?.document.toJSON()).Statement;
}
