import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Sandbox } from '../../sandbox/sandbox';
import { generatedSource } from '../produce/generated-lines';
import { fileSource, type LineSource } from '../produce/line-source';
import { type Pace, RatedPace, ReplayedPace, UNPACED } from '../produce/pace';
import { type Produced, produceLines } from '../produce/produce-lines';
import { plainPacking } from '../produce/record-packer';
import { RecordProducer } from '../produce/record-producer';
import { inputPlaces } from './input-places';
import { startProgress } from './progress';
import type { RunOptions } from './run-options';
import { targetStream } from './target-stream';

/** Puts what the options name through the public endpoint, as a producer would. */
export async function feed(sandbox: Sandbox, options: RunOptions, terminal: NodeJS.WriteStream): Promise<Produced> {
  const sources = [
    ...options.inputs.map(fileSource),
    ...(options.generate > 0 ? [generatedSource(options.generate)] : []),
  ];
  if (sources.length === 0) return { read: 0, put: 0 };
  const client = new KinesisClient({
    endpoint: sandbox.endpoint,
    region: sandbox.region,
    credentials: sandbox.credentials(),
  });
  const producer = RecordProducer.toStream(client, targetStream(sandbox.deployment.resources, options.stream));
  try {
    const total = { read: 0, put: 0 };
    for (const source of sources) add(total, await feedSource(sandbox, source, producer, options.rate, terminal));
    return total;
  } finally {
    client.destroy();
  }
}

async function feedSource(
  sandbox: Sandbox,
  source: LineSource,
  producer: RecordProducer,
  rate: number | undefined,
  terminal: NodeJS.WriteStream,
): Promise<Produced> {
  const progress = startProgress(terminal, source.id.split('/').at(-1) ?? source.id, source.size ?? 0);
  try {
    const pace = paceOf(sandbox, source, rate);
    const options = { packing: plainPacking(), pace, onProgress: progress.update };
    return await produceLines(source, producer, inputPlaces(sandbox.state), options);
  } finally {
    progress.end();
  }
}

function paceOf({ clock }: Sandbox, { replayMs, size = 0 }: LineSource, rate: number | undefined): Pace {
  if (rate !== undefined) return new RatedPace(rate);
  return replayMs === undefined ? UNPACED : new ReplayedPace(replayMs, size, (ms) => clock.advance(ms));
}

function add(total: { read: number; put: number }, part: Produced): void {
  total.read += part.read;
  total.put += part.put;
}
