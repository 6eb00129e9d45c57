import { StartingPosition as Position } from 'aws-cdk-lib/aws-lambda';
import { requireThat } from '../private/validation';

/**
 * Where an event source mapping starts to read. Changing it makes another mapping, which starts there, and then deletes
 * the one there was.
 *
 * Nothing is skipped if the new mapping starts before what the old one has not read: at the oldest record, or at a time
 * further back than its iterator age. What both have read is processed twice, and can be told by its sequence number.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
 */
export class StartingPosition {
  /** At the oldest record the stream still keeps, so that none is missed. */
  public static trimHorizon(): StartingPosition {
    return new StartingPosition(Position.TRIM_HORIZON);
  }

  /**
   * After the newest record; what arrives in the minutes in which the mapping is set up may be missed, and what a mapping
   * that it replaces has not read is skipped.
   */
  public static latest(): StartingPosition {
    return new StartingPosition(Position.LATEST);
  }

  /**
   * At the first record that arrived at a time, or later.
   *
   * @param timestamp A time in the past.
   */
  public static atTimestamp(timestamp: Date): StartingPosition {
    const time = timestamp.getTime();
    const holds = time > 0 && time <= Date.now();
    requireThat(holds, 'StartingPosition', 'timestamp', 'a time after 1970 which is past', `${timestamp}`);
    return new StartingPosition(Position.AT_TIMESTAMP, timestamp);
  }

  private constructor(
    /** The kind of position. */
    public readonly position: Position,
    /** The time to start at; undefined for other positions. */
    public readonly timestamp?: Date,
  ) {}

  /**
   * Tells mappings that start elsewhere from the one that starts at the oldest record.
   *
   * @internal
   */
  public get _mark(): string {
    if (this.position === Position.TRIM_HORIZON) return '';
    return this.timestamp === undefined ? 'Latest' : `At${this.timestamp.getTime()}`;
  }
}
