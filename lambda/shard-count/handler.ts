import { setTimeout as pause } from 'node:timers/promises';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { answerWith } from '../shared/custom-resource-answer';
import { openShards } from './open-shards';

/** Time to tell CloudFormation about a stream that did not settle. */
const TIME_TO_ANSWER_MS = 15_000;
const PAUSE_MS = 5_000;

const kinesis = new KinesisClient({});

/** Answers how many shards a stream has, before a deployment tells it how many to have. */
export async function handler(event: CloudFormationCustomResourceEvent, context: Context): Promise<void> {
  const { StreamName, InitialShards } = event.ResourceProperties;
  await answerWith(event, async () => {
    if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
    const hasTime = () => context.getRemainingTimeInMillis() > TIME_TO_ANSWER_MS + PAUSE_MS;
    const open = await openShards(kinesis, StreamName, () =>
      hasTime() ? pause(PAUSE_MS, true) : Promise.resolve(false),
    );
    return { PhysicalResourceId: StreamName, Data: { ShardCount: open ?? Number(InitialShards) } };
  });
}
