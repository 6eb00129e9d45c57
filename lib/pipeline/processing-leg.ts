import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { BatchingOptions } from '../processing/batching-options';
import { FailureBucket } from '../processing/failure-bucket';
import type { RetryOptions } from '../processing/retry-options';
import { S3FailureDestination } from '../processing/s3-failure-destination';
import { StreamProcessor } from '../processing/stream-processor';
import { TrafficWindow } from '../processing/traffic-window';
import type { IDataStream } from '../stream/data-stream-interface';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import type { SharedParts } from './shared-parts';

/** How the traffic is measured. */
export interface TrafficWindowOptions {
  /**
   * Length of the windows: 0 to 900 whole seconds. Without a window (0), each batch is measured by itself.
   *
   * @default Duration.seconds(60)
   */
  readonly window?: Duration;

  /**
   * Namespace of the metrics: 1 to 255 letters, digits and `._-/#:`, not beginning with `AWS/`.
   *
   * @default 'KinesisPipelines'
   */
  readonly metricNamespace?: string;
}

/** How a function of your own processes the stream. */
export interface HandlerOptions extends BatchingOptions, RetryOptions {}

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
  public static handler(handler: IFunction, options: HandlerOptions = {}): ProcessingLeg {
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
    const consumer = dataStream.addConsumer('Traffic');
    const onFailure = failureDestination(scope, shared);
    const trafficWindow = new TrafficWindow(scope, 'Traffic', { ...this.options, source: consumer, onFailure });
    return { consumer, processor: trafficWindow.processor, trafficWindow };
  }
}

class OwnHandler extends ProcessingLeg {
  constructor(
    private readonly handler: IFunction,
    private readonly options: HandlerOptions,
  ) {
    super();
  }

  public _bind(scope: Construct, dataStream: IDataStream, shared: SharedParts): ProcessingParts {
    const consumer = dataStream.addConsumer('Processor');
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

function failureDestination(scope: Construct, shared: SharedParts): S3FailureDestination {
  const failures = new FailureBucket(scope, 'Failures', {
    encryptionKey: shared.encryptionKey(),
    accessLogsBucket: shared.accessLogsBucket(),
  });
  return new S3FailureDestination(failures.bucket);
}
