import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { writeLog } from '../shared/log';
import { readCharge } from './charge';
import { parseLook } from './look';
import { outcomeLine } from './outcome-line';
import { ScaledStream } from './scaled-stream';
import { takeStep } from './take-step';

/** Throttled calls are repeated with growing, jittered pauses; what is still refused then waits for the next look. */
const RETRIES = { retryMode: 'standard', maxAttempts: 5 };

const charge = readCharge(process.env);
const stream = new ScaledStream(new KinesisClient(RETRIES), charge.streamArn);
const cloudWatch = new CloudWatchClient(RETRIES);

/** Brings the shards of a stream to where its traffic wants them, a step at a time. */
export async function handler(event: Readonly<Record<string, unknown>>): Promise<void> {
  const look = parseLook(event);
  writeLog(outcomeLine(await takeStep(look, { charge, stream, cloudWatch }), charge, look.now));
}
