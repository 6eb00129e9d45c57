import fc from 'fast-check';
import { decodeFrame, encodeFrame } from '../../../../toolkit/sandbox/streams/record-frame';

const RECORD = { partitionKey: 'clé', data: Buffer.from('data'), approximateArrivalTimestamp: 1_767_225_600_000 };

describe('record frames', () => {
  test('give back any records', () => {
    const record = fc.record({
      partitionKey: fc.string({ minLength: 1, maxLength: 256, unit: 'grapheme' }),
      data: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      approximateArrivalTimestamp: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
        const frame = encodeFrame(records);
        expect(decodeFrame(frame, 0)).toEqual({ records, end: frame.length });
      }),
    );
  });

  test('are told when they are cut off at any byte', () => {
    const frame = encodeFrame([RECORD]);
    for (let length = 0; length < frame.length; length++) {
      expect(decodeFrame(frame.subarray(0, length), 0)).toBeUndefined();
    }
  });

  test('are refused when any byte of theirs has changed', () => {
    const frame = encodeFrame([RECORD]);
    for (let i = 4; i < frame.length; i++) {
      const changed = Buffer.from(frame);
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
      expect(() => decodeFrame(changed, 0)).toThrow(new Error('damaged at byte 0'));
    }
  });
});
