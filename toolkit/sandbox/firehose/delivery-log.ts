import { AwsError } from '../kernel/aws-error';
import type { LogService } from '../kernel/services';

/** `CloudWatchLoggingOptions` of a destination. */
export interface LoggingProperties {
  readonly Enabled?: boolean | string;
  readonly LogGroupName?: string;
  readonly LogStreamName?: string;
}

export interface LoggedError {
  readonly destination: string;
  readonly errorCode: string;
  readonly message: string;
}

/** Error lines of one delivery stream, in the log group that its destination names. */
export class DeliveryLog {
  constructor(
    private readonly logs: LogService,
    private readonly deliveryStreamArn: string,
    private readonly version: number,
    private readonly options: LoggingProperties = {},
  ) {}

  error({ destination, errorCode, message }: LoggedError): void {
    const { Enabled, LogGroupName, LogStreamName = 'DestinationDelivery' } = this.options;
    if (String(Enabled) !== 'true' || LogGroupName === undefined) return;
    const line = {
      deliveryStreamARN: this.deliveryStreamArn,
      destination,
      deliveryStreamVersionId: this.version,
      message,
      errorCode,
    };
    this.write(LogGroupName, LogStreamName, JSON.stringify(line));
  }

  /** Delivery does not depend on whether its role may log. */
  private write(...line: [logGroup: string, logStream: string, message: string]): void {
    try {
      this.logs.write(...line);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
  }
}
