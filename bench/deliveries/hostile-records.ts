import { gzipSync } from 'node:zlib';

const SUB_RECORDS = 600;
const OVERSIZED_BYTES = 1_001 * 1024;

/** CloudWatch Logs sends it to see whether a destination can be reached. */
const CONTROL_MESSAGE = {
  messageType: 'CONTROL_MESSAGE',
  owner: 'CloudwatchLogs',
  logGroup: '',
  logStream: '',
  subscriptionFilters: [],
  logEvents: [{ id: '', timestamp: 0, message: 'CWL CONTROL MESSAGE: Checking health of destination' }],
};

/** What no web server writes, and every pipeline gets one day; the bytes are the same each time. */
export const HOSTILE_RECORDS: Readonly<Record<string, Buffer>> = {
  empty: Buffer.alloc(0),
  binary: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x0a)),
  'not JSON': Buffer.from('{"never": closed'),
  'broken gzip': gzipSync('cut in the middle, in the middle, in the middle').subarray(0, 30),
  'control message': gzipSync(JSON.stringify(CONTROL_MESSAGE)),
  'invalid UTF-8': Buffer.concat([Buffer.from('caf'), Buffer.of(0xe9), Buffer.from(' au lait')]),
  'many sub-records': Buffer.from(Array.from({ length: SUB_RECORDS }, (_, i) => `{"raw":"sub-${i}"}`).join('\n')),
  oversized: Buffer.alloc(OVERSIZED_BYTES, 'oversized '),
};
