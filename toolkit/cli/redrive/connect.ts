import { randomUUID } from 'node:crypto';
import { FirehoseClient } from '@aws-sdk/client-firehose';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { BucketSource } from '../../../lambda/shared/redrive/bucket-source';
import { DeliveryTarget } from '../../../lambda/shared/redrive/delivery-target';
import type { FailureSource } from '../../../lambda/shared/redrive/failure-source';
import { FunctionTarget } from '../../../lambda/shared/redrive/function-target';
import { QueueSource } from '../../../lambda/shared/redrive/queue-source';
import type { RedriveTarget } from '../../../lambda/shared/redrive/redrive-target';
import { streamOf } from '../../../lambda/shared/redrive/shard-range';
import { StreamSource } from '../../../lambda/shared/redrive/stream-source';
import { StreamTarget } from '../../../lambda/shared/redrive/stream-target';
import type { ClientSettings } from '../aws-client';
import { streamId } from '../stream-id';
import { CopyCommand } from './copy/copy-command';
import { COPY_MANIFESTS } from './copy/copy-manifests';
import { CopyTarget } from './copy/copy-target';
import type { RedriveCommandOptions } from './redrive-options';
import type { StreamOptions } from './source-options';
import type { CopyOptions } from './target-options';

export function openSource(options: RedriveCommandOptions): FailureSource {
  const { source, target, since, until, takeOver: takesOver, client } = options;
  if ('stream' in source) return openStream(new KinesisClient(client), source);
  if ('queueUrl' in source) {
    return new QueueSource(new SQSClient(client), new KinesisClient(client), { ...source, since, until });
  }
  const claimant = { run: randomUUID(), now: Date.now, takesOver };
  const forcePathStyle = (client.endpoint ?? process.env.AWS_ENDPOINT_URL) !== undefined;
  const format = target.to === 'copy' ? COPY_MANIFESTS : undefined;
  return new BucketSource(new S3Client({ ...client, forcePathStyle }), { ...source, since, until, format }, claimant);
}

function openStream(kinesis: KinesisClient, { stream, ...rest }: StreamOptions): FailureSource {
  return new StreamSource(kinesis, {
    ...(stream.startsWith('arn:') ? { streamArn: stream } : { streamName: stream }),
    ...rest,
  });
}

export async function openTarget({ target, client }: RedriveCommandOptions): Promise<RedriveTarget> {
  if (target.to === 'copy') return new CopyTarget(new RedshiftDataClient(client), await openCopy(target, client));
  if (target.to === 'delivery-stream') return new DeliveryTarget(new FirehoseClient(client), target.name);
  const { to, instead } = target;
  if (to === 'function') return new FunctionTarget(new LambdaClient(client), (functionArn) => instead ?? functionArn);
  return new StreamTarget(new KinesisClient(client), (sourceArn) => {
    const stream = instead ?? (sourceArn && streamOf(sourceArn));
    return stream === undefined ? undefined : streamId(stream);
  });
}

export function openCopy({ name, iamRole }: CopyOptions, client: ClientSettings): Promise<CopyCommand> {
  return CopyCommand.of(new FirehoseClient(client), name, iamRole);
}
