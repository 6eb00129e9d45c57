import {
  AddTagsToStreamCommand,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  KinesisServiceException,
  LimitExceededException,
  ListTagsForStreamCommand,
  ResourceInUseException,
  UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';
import { CHANGES_TAG, formatChanges, parseChanges } from './change-tag';

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
}

export interface ChangeResult {
  readonly made: boolean;
  /** Why Kinesis makes no such change now. */
  readonly refusal?: string;
}

/** The stream, and the changes which a tag of it remembers. */
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
    return {
      status: String(summary?.StreamStatus),
      provisioned: summary?.StreamModeDetails?.StreamMode !== 'ON_DEMAND',
      openShards: Number(summary?.OpenShardCount),
      createdAt: summary?.StreamCreationTimestamp?.getTime() ?? 0,
      changes: parseChanges(Tags.find(({ Key }) => Key === CHANGES_TAG)?.Value),
    };
  }

  /**
   * Changes the shard count, and remembers when. Remembered first: a crash in between counts a change too many, never
   * one too few.
   */
  async change(target: number, changes: readonly number[], now: number): Promise<ChangeResult> {
    try {
      await this.remember([...changes, now]);
      await this.updateShardCount(target);
      return { made: true };
    } catch (error) {
      // Another look was faster, or this one was and its answer is lost: either way, a change is remembered.
      if (error instanceof ResourceInUseException) return { made: false };
      if (isRefusal(error)) await this.remember(changes);
      if (error instanceof LimitExceededException) return { made: false, refusal: error.message };
      throw error;
    }
  }

  private async updateShardCount(TargetShardCount: number): Promise<void> {
    const StreamARN = this.streamArn;
    const ScalingType = 'UNIFORM_SCALING';
    await this.client.send(new UpdateShardCountCommand({ StreamARN, TargetShardCount, ScalingType }));
  }

  private async remember(changes: readonly number[]): Promise<void> {
    const Tags = { [CHANGES_TAG]: formatChanges(changes) };
    await this.client.send(new AddTagsToStreamCommand({ StreamARN: this.streamArn, Tags }));
  }
}

/** Nothing was changed for sure: whatever else goes wrong may have gone wrong afterwards. */
function isRefusal(error: unknown): boolean {
  return error instanceof KinesisServiceException && error.$fault === 'client';
}
