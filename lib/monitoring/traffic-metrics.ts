import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { Duration } from 'aws-cdk-lib/core';

const PERIOD = Duration.minutes(1);
const RATE_PERIOD = Duration.minutes(5);

/** What the prebuilt traffic window writes about the lines of a stream. */
export class TrafficMetrics {
  constructor(
    private readonly stream: IStream,
    private readonly namespace: string,
  ) {}

  public requests(): Metric {
    return this.sum('Requests');
  }

  public clientErrors(): Metric {
    return this.sum('ClientErrors');
  }

  public serverErrors(): Metric {
    return this.sum('ServerErrors');
  }

  public bytes(): Metric {
    return this.sum('Bytes');
  }

  public malformedLines(): Metric {
    return this.sum('MalformedLines');
  }

  /** The part of requests that the servers failed to answer, in percent. */
  public serverErrorRate(): MathExpression {
    return new MathExpression({
      expression: '100 * errors / requests',
      usingMetrics: { errors: this.sum('ServerErrors', RATE_PERIOD), requests: this.sum('Requests', RATE_PERIOD) },
      period: RATE_PERIOD,
    });
  }

  /** The part of lines that are no requests, in percent. */
  public malformedRate(): MathExpression {
    return new MathExpression({
      expression: '100 * malformed / (malformed + requests)',
      usingMetrics: { malformed: this.sum('MalformedLines', RATE_PERIOD), requests: this.sum('Requests', RATE_PERIOD) },
      period: RATE_PERIOD,
    });
  }

  private sum(metricName: string, period = PERIOD): Metric {
    return new Metric({
      namespace: this.namespace,
      metricName,
      dimensionsMap: { StreamName: this.stream.streamName },
      statistic: 'Sum',
      period,
    });
  }
}
