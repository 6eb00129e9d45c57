import { FirehoseClient } from '@aws-sdk/client-firehose';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { writeLog } from '../shared/log';
import { BucketSource } from '../shared/redrive/bucket-source';
import { DeliveryTarget } from '../shared/redrive/delivery-target';
import type { FailureSource } from '../shared/redrive/failure-source';
import { FunctionTarget } from '../shared/redrive/function-target';
import type { Claimant } from '../shared/redrive/object-claim';
import { Pace } from '../shared/redrive/pace';
import { QueueSource } from '../shared/redrive/queue-source';
import { redrive } from '../shared/redrive/redrive';
import type { RedriveReport } from '../shared/redrive/redrive-report';
import type { RedriveTarget } from '../shared/redrive/redrive-target';
import { StreamTarget } from '../shared/redrive/stream-target';
import { type Charge, onlyFunction, onlyStream, readCharge } from './charge';
import { type Outcome, outcomeLine } from './outcome-line';
import { type RedriveRequest, readRequest } from './request';

/** What is left to the try that is under way, and to counting what waits still. */
const RESERVE_MS = 5 * 60_000;
const MOST_REMARKS_LOGGED = 100;

const charge = readCharge(process.env);
const kinesis = new KinesisClient({});
const s3 = new S3Client({});
const sqs = new SQSClient({});
const target = targetOf(charge);

/** Brings back failed batches until its time is over, and tells what waits still. */
export async function handler(event: Readonly<Record<string, unknown>> | null, context: Context): Promise<Outcome> {
  const request = readRequest(event, Date.now());
  const source = sourceOf(request, { run: context.awsRequestId, now: clockFrom(request.time) });
  const report = request.dryRun ? undefined : await redriveInTime(source, context);
  const outcome = { report, backlog: await source.backlog() };
  for (const remark of report?.remarks.slice(0, MOST_REMARKS_LOGGED) ?? []) writeLog({ level: 'WARN', ...remark });
  writeLog(outcomeLine(outcome, charge, request.time));
  if (report?.error !== undefined) throw new Error(report.error);
  return outcome;
}

function redriveInTime(source: FailureSource, context: Context): Promise<RedriveReport> {
  const stop = () => (context.getRemainingTimeInMillis() < RESERVE_MS ? 'its time is over' : undefined);
  return redrive(source, target, { pace: new Pace(charge.recordsPerSecond), stop });
}

function sourceOf({ since, until }: RedriveRequest, claimant: Claimant): FailureSource {
  const { source } = charge;
  return 'bucket' in source
    ? new BucketSource(s3, { ...source, since, until }, claimant)
    : new QueueSource(sqs, kinesis, { ...source, since, until });
}

function targetOf({ target }: Charge): RedriveTarget {
  if ('deliveryStreamName' in target) return new DeliveryTarget(new FirehoseClient({}), target.deliveryStreamName);
  return 'functionArn' in target
    ? new FunctionTarget(new LambdaClient({}), onlyFunction(target.functionArn))
    : new StreamTarget(kinesis, onlyStream(target.streamArn));
}

/** Goes on from the moment that was asked for, as the time of the function itself may be another. */
function clockFrom(time: number): () => number {
  const start = performance.now();
  return () => time + (performance.now() - start);
}
