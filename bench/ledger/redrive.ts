import { setImmediate } from 'node:timers/promises';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { BucketSource } from '../../lambda/shared/redrive/bucket-source';
import { FAILURE_PREFIX } from '../../lambda/shared/redrive/failure-key';
import type { FailureSource } from '../../lambda/shared/redrive/failure-source';
import { FunctionTarget } from '../../lambda/shared/redrive/function-target';
import { Pace } from '../../lambda/shared/redrive/pace';
import { redrive } from '../../lambda/shared/redrive/redrive';
import { StreamSource } from '../../lambda/shared/redrive/stream-source';
import type { Names } from './names';

const SECOND_MS = 1_000;

/** Invokes the function with every batch that it gave up, as an operator does once it is mended. */
export async function redriveBatches(sandbox: Sandbox, bucket: string): Promise<void> {
  const s3 = new S3Client({ ...accessTo(sandbox), forcePathStyle: true });
  const options = { bucket, prefix: FAILURE_PREFIX };
  await redriveFrom(new BucketSource(s3, options, { run: 'ledger', now: () => sandbox.clock.now() }), sandbox);
  s3.destroy();
}

/** Invokes the function with all that the stream still keeps, as an operator does when an alarm tells of dropped records. */
export async function redriveStream(sandbox: Sandbox, { sourceArn, ordersArn }: Names, since: number): Promise<void> {
  const kinesis = new KinesisClient(accessTo(sandbox));
  const options = { streamArn: sourceArn, functionArn: ordersArn, since, until: sandbox.clock.now() };
  await redriveFrom(new StreamSource(kinesis, { ...options, now: () => sandbox.clock.now() }), sandbox);
  kinesis.destroy();
}

/** Time passes meanwhile: a shard is read five times a second at most. */
async function redriveFrom(source: FailureSource, sandbox: Sandbox): Promise<void> {
  const lambda = new LambdaClient(accessTo(sandbox));
  let isOver = false;
  const run = redrive(source, new FunctionTarget(lambda, (arn) => arn), { pace: new Pace() }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await sandbox.clock.advance(SECOND_MS);
    await setImmediate();
  }
  const { error } = await run;
  if (error !== undefined) throw new Error(`the redrive ended early: ${error}`);
  lambda.destroy();
}

function accessTo(sandbox: Sandbox) {
  const { endpoint, region } = sandbox;
  return { endpoint, region, credentials: sandbox.credentials() };
}
