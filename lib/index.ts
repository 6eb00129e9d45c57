export { DataStream, type DataStreamProps } from './stream/data-stream';
export type { IDataStream, IStreamEventSource } from './stream/data-stream-interface';
export {
  EnhancedFanOutConsumer,
  type EnhancedFanOutConsumerOptions,
  type EnhancedFanOutConsumerProps,
} from './stream/enhanced-fan-out-consumer';
export type { ExistingStreamOptions } from './stream/existing-data-stream';
export { StreamCapacity } from './stream/stream-capacity';
export { StreamEncryption } from './stream/stream-encryption';
