import {
  AddTagsToStreamCommand,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  LimitExceededException,
  ListTagsForStreamCommand,
  ResourceInUseException,
  UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';
import { CHANGES_TAG, formatChanges, parseChanges } from './change-tag';
import { addFloor, FLOOR_TAG, type Floor, formatFloors, parseFloors } from './floor-tag';

/** A tag list is paged by 50, and a stream has no more. */
const MOST_TAGS = 50;

export interface StreamState {
  readonly status: string;
  readonly provisioned: boolean;
  readonly openShards: number;
  /** Milliseconds since 1970, as are all times. */
  readonly createdAt: number;
  /** When the shard count was changed. */
  readonly changes: readonly number[];
  readonly floors: readonly Floor[];
}

/** The stream, and what is remembered in its tags. */
export class ScaledStream {
  constructor(
    private readonly client: KinesisClient,
    private readonly streamArn: string,
  ) {}

  async state(): Promise<StreamState> {
    const StreamARN = this.streamArn;
    const [{ StreamDescriptionSummary: summary }, { Tags = [] }] = await Promise.all([
      this.client.send(new DescribeStreamSummaryCommand({ StreamARN })),
      this.client.send(new ListTagsForStreamCommand({ StreamARN, Limit: MOST_TAGS })),
    ]);
    const tag = (key: string) => Tags.find(({ Key }) => Key === key)?.Value;
    return {
      status: String(summary?.StreamStatus),
      provisioned: summary?.StreamModeDetails?.StreamMode !== 'ON_DEMAND',
      openShards: Number(summary?.OpenShardCount),
      createdAt: summary?.StreamCreationTimestamp?.getTime() ?? 0,
      changes: parseChanges(tag(CHANGES_TAG)),
      floors: parseFloors(tag(FLOOR_TAG)),
    };
  }

  async keepFloor(floors: readonly Floor[], added: Floor, now: number): Promise<Floor[]> {
    const kept = addFloor(floors, added, now);
    await this.setTag(FLOOR_TAG, formatFloors(kept));
    return kept;
  }

  /**
   * Changes the shard count, and remembers when. Remembered first: a crash in between counts a change too many, never
   * one too few.
   *
   * @returns why Kinesis refused, if it did
   */
  async change(target: number, changes: readonly number[], now: number): Promise<string | undefined> {
    await this.setTag(CHANGES_TAG, formatChanges([...changes, now]));
    try {
      await this.client.send(
        new UpdateShardCountCommand({
          StreamARN: this.streamArn,
          TargetShardCount: target,
          ScalingType: 'UNIFORM_SCALING',
        }),
      );
      return undefined;
    } catch (error) {
      // Another look was faster, or this one and its answer was lost: either way there is a change to remember.
      if (error instanceof ResourceInUseException) return error.message;
      if (!(error instanceof LimitExceededException)) throw error;
      await this.setTag(CHANGES_TAG, formatChanges(changes));
      return error.message;
    }
  }

  private async setTag(key: string, value: string): Promise<void> {
    await this.client.send(new AddTagsToStreamCommand({ StreamARN: this.streamArn, Tags: { [key]: value } }));
  }
}
