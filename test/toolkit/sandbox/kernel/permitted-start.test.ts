import { PermittedStart } from '../../../../toolkit/sandbox/kernel/permitted-start';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';
import { PartlyAllowed } from '../acting';

const PERMISSIONS = [{ action: 'kinesis:ListShards', resource: '*' }];

function start(denied: string[]) {
  const clock = new VirtualClock();
  const start = new PermittedStart(clock, 'reading', new PartlyAllowed(denied), PERMISSIONS);
  const begun: number[] = [];
  const from = clock.now();
  start.when(() => begun.push(clock.now() - from));
  return { clock, start, begun };
}

describe('PermittedStart', () => {
  test('begins at once what is permitted', () => {
    const { start: permitted, begun } = start([]);
    expect(begun).toEqual([0]);
    expect(permitted.denial).toBeUndefined();
  });

  test('begins once when it is permitted, and says meanwhile what is missing', async () => {
    const denied = ['kinesis:ListShards'];
    const { clock, start: waiting, begun } = start(denied);
    await clock.advance(90_000);
    expect(begun).toEqual([]);
    expect(waiting.denial?.message).toBe('not authorized to perform: kinesis:ListShards');
    denied.length = 0;
    await clock.advance(600_000);
    expect(begun).toEqual([120_000]);
    expect(waiting.denial).toBeUndefined();
  });

  test('never begins after it was stopped', async () => {
    const denied = ['kinesis:ListShards'];
    const { clock, start: stopped, begun } = start(denied);
    stopped.stop();
    denied.length = 0;
    await clock.advance(600_000);
    expect(begun).toEqual([]);
  });
});
