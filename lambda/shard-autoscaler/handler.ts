import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { writeLog } from '../shared/log';
import { readCharge } from './charge';
import { timeOfLook } from './look';
import { outcomeLine } from './outcome-line';
import { ScaledStream } from './scaled-stream';
import { takeStep } from './take-step';

const charge = readCharge(process.env);
// The SDK repeats throttled calls twice, by its standard retries; what is refused then waits for the next look.
const stream = new ScaledStream(new KinesisClient({}), charge.streamArn);
const cloudWatch = new CloudWatchClient({});

/** Brings the shards of a stream to where its traffic wants them, a step at a time. */
export async function handler(event: Readonly<Record<string, unknown>>): Promise<void> {
  const now = timeOfLook(event);
  writeLog(outcomeLine(await takeStep(now, { charge, stream, cloudWatch }), charge, now));
}
