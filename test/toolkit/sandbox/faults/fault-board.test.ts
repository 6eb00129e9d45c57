import type { Fault } from '../../../../toolkit/sandbox/faults';
import type { TimedEvent } from '../../../../toolkit/sandbox/kernel/event-log';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../toolkit/sandbox/sandbox';

const START = Date.UTC(2026, 0, 1);
const template = {
  Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'logs', ShardCount: 1 } } },
};

function start(faults?: readonly Fault[]): Promise<Sandbox> {
  return Sandbox.start({ template, clock: new VirtualClock(START), faults });
}

function faultEvents(sandbox: Sandbox): TimedEvent[] {
  const seen: TimedEvent[] = [];
  sandbox.events.listen((event) => {
    if (event.type === 'fault') seen.push(event);
  });
  return seen;
}

describe('faults of a sandbox', () => {
  test('begin and end by its clock, and tell so', async () => {
    const sandbox = await start();
    const seen = faultEvents(sandbox);
    const fault = { type: 'writes-throttled', stream: 'Stream', afterMs: 1_000, forMs: 500 } as const;
    sandbox.inject(fault);
    expect(sandbox.faults).toEqual([{ fault, strikes: 0 }]);
    await sandbox.clock.advance(1_000);
    sandbox.rooms.streams.operator('logs').put([{ partitionKey: 'k', data: Buffer.from('x') }]);
    expect(sandbox.faults).toEqual([{ fault, begun: START + 1_000, strikes: 1 }]);
    await sandbox.clock.advance(500);
    expect(sandbox.faults).toEqual([{ fault, begun: START + 1_000, ended: START + 1_500, strikes: 1 }]);
    expect(seen).toEqual([
      { type: 'fault', fault: 'writes-throttled', state: 'begun', strikes: 0, time: START + 1_000 },
      { type: 'fault', fault: 'writes-throttled', state: 'ended', strikes: 1, time: START + 1_500 },
    ]);
    await sandbox.close();
  });

  test('that happen once end as they begin', async () => {
    const sandbox = await start();
    sandbox.inject({ type: 'shard-split', stream: 'logs' });
    expect(sandbox.faults).toMatchObject([{ begun: START, ended: START }]);
    await sandbox.close();
  });

  test('may be given at the start', async () => {
    const sandbox = await start([{ type: 'shard-split', stream: 'logs' }]);
    expect(sandbox.rooms.streams.openShardCount()).toBe(2);
    await sandbox.close();
  });

  test('are refused at the start by their places in the list', async () => {
    const faults = [{ type: 'shard-split', stream: 'logs' }, { type: 'shard-split' }] as unknown as readonly Fault[];
    const message = 'Sandbox.start: faults[1]: stream must be the name of a resource, got undefined';
    await expect(start(faults)).rejects.toThrow(message);
  });

  test('are refused when they are none, or concern nothing', async () => {
    const sandbox = await start();
    const inject = (fault: object) => () => sandbox.inject(fault as Fault);
    expect(inject({ type: 'shard-split', stream: 3 })).toThrow(
      'Sandbox.inject: stream must be the name of a resource, got 3',
    );
    expect(inject({ type: 'function-fails', function: 'Nobody' })).toThrow('Function not found: Nobody');
    expect(sandbox.faults).toEqual([]);
    await sandbox.close();
  });
});
