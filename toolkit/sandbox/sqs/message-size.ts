import type { MessageContent } from './message';

/** Bytes of the body and of the attributes: their names, types and values. */
export function messageSize({ body, attributes }: Pick<MessageContent, 'body' | 'attributes'>): number {
  const sizes = Object.entries(attributes).map(
    ([name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(BinaryValue, 'base64'),
  );
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(body));
}
