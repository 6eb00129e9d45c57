import { writeLog } from '../shared/log';
import type { KinesisEventRecord } from './kinesis-event';

/** Says which record fails and why, and nothing of what it holds. */
export function logFailure({ eventID, kinesis }: KinesisEventRecord, { name, message }: Error): void {
  const { sequenceNumber } = kinesis;
  writeLog({ level: 'WARN', message: 'record failed', eventID, sequenceNumber, reason: `${name}: ${message}` });
}
