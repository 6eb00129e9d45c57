import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { DeliveryChannel } from '../stream/channel/delivery-channel';
import type { IDataStream } from '../stream/data-stream-interface';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import { DeliveryDestination } from './delivery-destination';
import { freshness, readLag } from './delivery-metrics';
import { functionIteratorAge } from './function-metrics';
import { consumerLag, iteratorAge } from './stream-metrics';

/** An age that a metric tells, and in how many parts of a second. */
interface Age {
  readonly metric: IMetric;
  readonly perSecond: number;
}

/** What a record waits for on its way through a pipeline. */
export class FreshnessStage {
  /**
   * The slowest of the readers that share the throughput of a data stream.
   *
   * @param dataStream The data stream.
   */
  public static sharedReaders(dataStream: IDataStream): FreshnessStage {
    return FreshnessStage.milliseconds(iteratorAge(dataStream.stream));
  }

  /**
   * An enhanced fan-out consumer.
   *
   * @param consumer The consumer.
   */
  public static consumer(consumer: EnhancedFanOutConsumer): FreshnessStage {
    return FreshnessStage.milliseconds(consumerLag(consumer));
  }

  /**
   * A function that reads a data stream, through whatever consumer.
   *
   * @param handler The function.
   */
  public static processor(handler: IFunction): FreshnessStage {
    return FreshnessStage.milliseconds(functionIteratorAge(handler));
  }

  /**
   * A delivery stream, from the data stream it reads to its destination; to Redshift, as far as S3 on the way.
   *
   * @param deliveryStream The delivery stream.
   * @param destination Where it delivers; by default to S3.
   */
  public static delivery(
    deliveryStream: IDeliveryStream,
    destination: DeliveryDestination = DeliveryDestination.S3,
  ): FreshnessStage {
    return new FreshnessStage([
      { metric: readLag(deliveryStream), perSecond: 1000 },
      { metric: freshness(deliveryStream, destination), perSecond: 1 },
    ]);
  }

  /**
   * A delivery channel, from the data stream to its destination.
   *
   * @param channel The channel.
   */
  public static channel(channel: DeliveryChannel): FreshnessStage {
    return FreshnessStage.seconds(channel.metricDataFreshness());
  }

  /**
   * A stage of your own.
   *
   * @param age How old its oldest record is, in milliseconds.
   */
  public static milliseconds(age: IMetric): FreshnessStage {
    return new FreshnessStage([{ metric: age, perSecond: 1000 }]);
  }

  /**
   * A stage of your own.
   *
   * @param age How old its oldest record is, in seconds.
   */
  public static seconds(age: IMetric): FreshnessStage {
    return new FreshnessStage([{ metric: age, perSecond: 1 }]);
  }

  private constructor(
    /** @internal */
    public readonly _ages: Age[],
  ) {}
}
