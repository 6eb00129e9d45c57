import { gunzipSync } from 'node:zlib';
import { deaggregate } from '../../../../lambda/shared/kpl/deaggregate';
import { HOSTILE_FORMS, hostileData } from '../../../../toolkit/sandbox/faults/hostile-data';

const MIB = 2 ** 20;

describe('hostileData', () => {
  test.each(HOSTILE_FORMS)('%s fits into a record', (form) => {
    expect(hostileData(form, MIB).length).toBeLessThanOrEqual(MIB);
  });

  test('is as much as a record may hold', () => {
    expect(hostileData('oversized', 10 * MIB)).toHaveLength(10 * MIB);
  });

  test('grows to a gigabyte when it is unpacked', () => {
    const bomb = hostileData('gzip-bomb', MIB);
    expect(() => gunzipSync(bomb, { maxOutputLength: 100 * MIB })).toThrow('Cannot create a Buffer larger than');
    expect(bomb.length).toBeGreaterThan(MIB / 2);
  });

  test('cannot be unpacked when it is cut off', () => {
    expect(() => gunzipSync(hostileData('cut-gzip', MIB))).toThrow('unexpected end of file');
  });

  test('is no JSON, and no UTF-8', () => {
    for (const form of ['not-json', 'cut-json', 'empty'] as const) {
      expect(() => JSON.parse(hostileData(form, MIB).toString())).toThrow(SyntaxError);
    }
    const decoder = new TextDecoder('utf8', { fatal: true });
    expect(() => decoder.decode(hostileData('binary', MIB))).toThrow('The encoded data was not valid');
  });

  test('begins as an aggregate does, and is none', () => {
    const data = hostileData('broken-aggregate', MIB);
    expect(data.subarray(0, 4).toString('hex')).toBe('f3899ac2');
    expect(deaggregate(data)).toBeUndefined();
  });
});
