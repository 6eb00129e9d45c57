export type { DeliveryEntry, PutRecordBatch } from '../shared/writers/delivery-writer';
export { DeliveryWriter } from '../shared/writers/delivery-writer';
export type { RefusedEntry, TimeLeft, WriterOptions } from '../shared/writers/entry-writer';
export type { PutRecords, RecordEntry, RecordWriterOptions } from '../shared/writers/record-writer';
export { RecordWriter } from '../shared/writers/record-writer';
export { refusedRecords } from '../shared/writers/refused-records';
export type { Codec } from './codec';
export { bytes } from './codecs/bytes';
export { type JsonOptions, json, jsonLines } from './codecs/json';
export { lines } from './codecs/lines';
export { type LogEvent, logEvents } from './codecs/log-events';
export { text } from './codecs/text';
export type { DecodedRecord } from './decoded-record';
export { type IdStore, RecentIds } from './id-store';
export { idempotent, idempotentBatch } from './idempotent';
export type {
  InvocationContext,
  KinesisEvent,
  KinesisEventRecord,
  KinesisHandler,
  PartialBatchResponse,
} from './kinesis-event';
export { processBatch } from './process-batch';
export { processRecords, type RecordProcessingOptions } from './process-records';
export type { OnInvalid, ProcessBatch, ProcessingOptions, ProcessRecord } from './processing-options';
