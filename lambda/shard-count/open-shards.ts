import { DescribeStreamSummaryCommand, type KinesisClient, ResourceNotFoundException } from '@aws-sdk/client-kinesis';

/**
 * The open shards of a stream; undefined where it does not exist. While it is resharded, the count is on its way from
 * one to the other, and CloudFormation could not update the stream anyway: so it is waited for.
 *
 * @param wait lets some time pass; answers false when there is none left
 */
export async function openShards(
  client: KinesisClient,
  streamName: string,
  wait: () => Promise<boolean>,
): Promise<number | undefined> {
  for (;;) {
    const summary = await describe(client, streamName);
    if (summary === undefined || summary.StreamStatus === 'DELETING') return undefined;
    if (summary.StreamStatus === 'ACTIVE') return summary.OpenShardCount;
    if (!(await wait())) throw new Error(`shard-count: stream ${streamName} is ${summary.StreamStatus} for too long`);
  }
}

async function describe(client: KinesisClient, StreamName: string) {
  try {
    return (await client.send(new DescribeStreamSummaryCommand({ StreamName }))).StreamDescriptionSummary;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
