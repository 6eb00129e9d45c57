import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { FailureBucket } from '../processing/failure-bucket';
import { S3FailureDestination } from '../processing/s3-failure-destination';
import { StreamProcessor, type StreamProcessorOptions } from '../processing/stream-processor';
import { TrafficWindow, type TrafficWindowOptions } from '../processing/traffic-window';
import type { IDataStream } from '../stream/data-stream-interface';
import { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import type { SharedParts } from './shared-parts';

/** What the processing leg consists of. */
export interface ProcessingParts {
  readonly consumer: EnhancedFanOutConsumer;
  readonly processor: StreamProcessor;
  readonly trafficWindow?: TrafficWindow;
}

/** The function that reads the stream of a pipeline through an enhanced fan-out consumer. */
export abstract class ProcessingLeg {
  /**
   * The prebuilt function that measures the traffic.
   *
   * @param options How it measures.
   */
  public static trafficWindow(options: TrafficWindowOptions = {}): ProcessingLeg {
    return new MeasuredTraffic(options);
  }

  /**
   * A function of your own.
   *
   * @param handler The function that gets the batches.
   * @param options How it gets them.
   */
  public static handler(handler: IFunction, options: StreamProcessorOptions = {}): ProcessingLeg {
    return new OwnHandler(handler, options);
  }

  /** No function. */
  public static none(): ProcessingLeg {
    return new NoProcessing();
  }

  /**
   * Called by the pipeline.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, source: IDataStream, shared: SharedParts): ProcessingParts | undefined;
}

class MeasuredTraffic extends ProcessingLeg {
  constructor(private readonly options: TrafficWindowOptions) {
    super();
  }

  public _bind(scope: Construct, dataStream: IDataStream, shared: SharedParts): ProcessingParts {
    const consumer = consumerIn(scope, dataStream);
    const onFailure = this.options.onFailure ?? failureDestination(scope, shared);
    const trafficWindow = new TrafficWindow(scope, 'Traffic', { ...this.options, source: consumer, onFailure });
    return { consumer, processor: trafficWindow.processor, trafficWindow };
  }
}

class OwnHandler extends ProcessingLeg {
  constructor(
    private readonly handler: IFunction,
    private readonly options: StreamProcessorOptions,
  ) {
    super();
  }

  public _bind(scope: Construct, dataStream: IDataStream, shared: SharedParts): ProcessingParts {
    const consumer = consumerIn(scope, dataStream);
    const { handler, options } = this;
    const onFailure = options.onFailure ?? failureDestination(scope, shared);
    const processor = new StreamProcessor(scope, 'Processor', { ...options, source: consumer, handler, onFailure });
    return { consumer, processor };
  }
}

class NoProcessing extends ProcessingLeg {
  public _bind(): undefined {
    return undefined;
  }
}

/** A part of the pipeline, not of the stream: several pipelines may read one stream. */
function consumerIn(scope: Construct, dataStream: IDataStream): EnhancedFanOutConsumer {
  const { stream, retentionPeriod, maxRecordSize } = dataStream;
  return new EnhancedFanOutConsumer(scope, 'Consumer', { stream, retentionPeriod, maxRecordSize });
}

function failureDestination(scope: Construct, shared: SharedParts): S3FailureDestination {
  const failures = new FailureBucket(scope, 'Failures', {
    encryptionKey: shared.encryptionKey(),
    accessLogsBucket: shared.accessLogsBucket(),
  });
  return new S3FailureDestination(failures.bucket);
}
