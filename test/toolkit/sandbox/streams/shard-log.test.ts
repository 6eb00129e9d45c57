import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShardLog } from '../../../../toolkit/sandbox/streams/shard-log';
import { temporaryFolder } from '../context';

function record(name: string, time = 0) {
  return { partitionKey: name, data: Buffer.from(`data of ${name}`), approximateArrivalTimestamp: time };
}

function keys(folder: string): string[] | undefined {
  return new ShardLog(folder).load()?.records.map(({ partitionKey }) => partitionKey);
}

describe('ShardLog', () => {
  test('has nothing to load at first', () => {
    expect(new ShardLog(join(temporaryFolder(), 'none')).load()).toBeUndefined();
  });

  test('gives what was appended to the next process, without being closed', () => {
    const folder = temporaryFolder();
    const log = new ShardLog(folder);
    log.append(1, [record('a', 5), record('b', 5)]);
    log.append(3, [record('c', 6)]);
    expect(new ShardLog(folder).load()).toEqual({
      firstIndex: 1,
      records: [record('a', 5), record('b', 5), record('c', 6)],
    });
    log.close();
  });

  test('goes on where the last process has ended', () => {
    const folder = temporaryFolder();
    new ShardLog(folder).append(1, [record('a')]);
    const next = new ShardLog(folder);
    next.load();
    next.append(2, [record('b')]);
    expect(keys(folder)).toEqual(['a', 'b']);
  });

  test('drops the frame that a killed process left unfinished, and goes on after the last whole one', () => {
    const folder = temporaryFolder();
    new ShardLog(folder).append(1, [record('a')]);
    const file = join(folder, '0000000000000001.log');
    const whole = readFileSync(file);
    appendFileSync(file, whole.subarray(0, whole.length - 1));
    const next = new ShardLog(folder);
    expect(next.load()?.records).toEqual([record('a')]);
    next.append(2, [record('b')]);
    expect(keys(folder)).toEqual(['a', 'b']);
  });

  test('refuses a file that has changed in the middle', () => {
    const folder = temporaryFolder();
    const log = new ShardLog(folder);
    log.append(1, [record('a')]);
    log.append(2, [record('b')]);
    const file = join(folder, '0000000000000001.log');
    const content = readFileSync(file);
    content.writeUInt8(0xff, 30);
    writeFileSync(file, content);
    expect(() => new ShardLog(folder).load()).toThrow(new Error(`${file} cannot be read: damaged at byte 0`));
  });

  test('refuses an older segment that is cut off', () => {
    const folder = temporaryFolder();
    const log = new ShardLog(folder, 1);
    log.append(1, [record('a')]);
    log.append(2, [record('b')]);
    const file = join(folder, '0000000000000001.log');
    writeFileSync(file, readFileSync(file).subarray(0, 10));
    expect(() => new ShardLog(folder).load()).toThrow(new Error(`${file} cannot be read: damaged at byte 0`));
  });

  test('begins a new segment past the segment size, and trims whole segments but the newest', () => {
    const folder = temporaryFolder();
    const log = new ShardLog(folder, 60);
    for (let index = 1; index <= 6; index++) log.append(index, [record(`key ${index}`)]);
    expect(readdirSync(folder)).toHaveLength(3);
    log.trim(4);
    expect(keys(folder)).toEqual(['key 3', 'key 4', 'key 5', 'key 6']);
    log.trim(100);
    expect(new ShardLog(folder).load()).toMatchObject({ firstIndex: 5 });
  });

  test('removes its folder', () => {
    const folder = join(temporaryFolder(), 'shard');
    const log = new ShardLog(folder);
    log.append(1, [record('a')]);
    log.remove();
    expect(keys(folder)).toBeUndefined();
  });
});
