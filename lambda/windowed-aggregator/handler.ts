import { writeLog } from '../shared/log';
import { shardIdOf, streamNameOf, type WindowedEvent, type WindowedResponse } from '../shared/windowed-event';
import type { TimeLeft } from '../shared/writers/entry-writer';
import { AggregationPlan } from './aggregation-plan';
import { countBatch } from './count-batch';
import { malformedLinesMetric } from './embedded-metrics';
import { openWriter } from './open-writer';
import type { SavedPart, WindowPart } from './window-part';
import { resultsOf, type WindowPlace } from './window-result';

const NAMESPACE = process.env.METRICS_NAMESPACE ?? 'KinesisPipelines';
const plan = new AggregationPlan(JSON.parse(requireVariable('AGGREGATION')));
const writer = openWriter(process.env, NAMESPACE);

/** Measures the groups of each window of a shard, and tells them when the window ends, or its state is full. */
export async function handler(
  event: WindowedEvent<SavedPart>,
  context?: TimeLeft,
): Promise<WindowedResponse<SavedPart>> {
  const records = event.Records.map(({ kinesis }) => kinesis);
  const { full, open, failed } = countBatch(records, plan, event.state);
  if (failed !== undefined) writeLog({ level: 'WARN', sequenceNumber: failed, reason: 'undecodable' });
  const ends = failed === undefined && Boolean(event.isFinalInvokeForWindow || event.isWindowTerminatedEarly);
  for (const part of ends ? [...full, open] : full) await tell(part, placeOf(event), context);
  const batchItemFailures = failed === undefined ? [] : [{ itemIdentifier: failed }];
  return { state: ends ? {} : open.save(), batchItemFailures };
}

async function tell(part: WindowPart, place: WindowPlace, context: TimeLeft | undefined): Promise<void> {
  if (part.isEmpty) return;
  await writer.write(resultsOf(part, plan, place), context);
  writeLog(malformedLinesMetric(part.malformedLines, place, NAMESPACE));
}

function placeOf(event: WindowedEvent<SavedPart>): WindowPlace {
  if (event.window === undefined) throw new Error('the event source mapping must have a tumbling window, got none');
  return { streamName: streamNameOf(event), shardId: shardIdOf(event), window: event.window };
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`the environment variable ${name} must be set`);
  return value;
}
