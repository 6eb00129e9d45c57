import { StartingPosition as Position } from 'aws-cdk-lib/aws-lambda';
import { requireThat } from '../private/validation';

/**
 * Where a new event source mapping starts to read. Changing it replaces the mapping.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
 */
export class StartingPosition {
  /** At the oldest record the stream still keeps, so that none is missed. */
  public static trimHorizon(): StartingPosition {
    return new StartingPosition(Position.TRIM_HORIZON);
  }

  /** After the newest record; what arrives in the minutes in which the mapping is set up may be missed. */
  public static latest(): StartingPosition {
    return new StartingPosition(Position.LATEST);
  }

  /**
   * At the first record that arrived at a time, or later.
   *
   * @param timestamp A time in the past.
   */
  public static atTimestamp(timestamp: Date): StartingPosition {
    requireThat(timestamp.getTime() > 0, 'StartingPosition', 'timestamp', 'a date after 1970', `${timestamp}`);
    return new StartingPosition(Position.AT_TIMESTAMP, timestamp);
  }

  private constructor(
    /** The kind of position. */
    public readonly position: Position,
    /** The time to start at; undefined for other positions. */
    public readonly timestamp?: Date,
  ) {}
}
