import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { BucketSource } from '../../lambda/shared/redrive/bucket-source';
import { FAILURE_PREFIX } from '../../lambda/shared/redrive/failure-key';
import { FunctionTarget } from '../../lambda/shared/redrive/function-target';
import { Pace } from '../../lambda/shared/redrive/pace';
import { redrive } from '../../lambda/shared/redrive/redrive';
import type { Names } from './names';

/** Invokes the function with every batch that it gave up, as an operator does once it is mended. */
export async function redriveBatches(sandbox: Sandbox, { failures }: Names): Promise<void> {
  if (failures === undefined) return;
  const { endpoint, region, clock } = sandbox;
  const access = { endpoint, region, credentials: sandbox.credentials() };
  const [s3, lambda] = [new S3Client({ ...access, forcePathStyle: true }), new LambdaClient(access)];
  const source = new BucketSource(
    s3,
    { bucket: failures, prefix: FAILURE_PREFIX },
    { run: 'ledger', now: () => clock.now() },
  );
  await redrive(source, new FunctionTarget(lambda, (arn) => arn), { pace: new Pace() });
  s3.destroy();
  lambda.destroy();
}
