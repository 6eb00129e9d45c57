import type { FunctionService } from '../../../../toolkit/sandbox/kernel/services';
import { MappingsRoom } from '../../../../toolkit/sandbox/mappings/mappings-room';
import { actingFor } from '../acting';
import { testContext } from '../context';
import { createNow } from '../lambda/harness';
import { callApi, FUNCTION_ARN } from './harness';
import { MemoryStream, STREAM_ARN } from './memory-stream';

/** A mapping to a function that takes five seconds. */
function slowMapping() {
  const context = testContext();
  const stream = new MemoryStream(context.clock);
  const sizes: number[] = [];
  const functions: FunctionService = {
    describe: () => ({ functionName: 'fn', functionArn: FUNCTION_ARN, roleArn: 'role', timeoutMs: 60_000 }),
    invoke: async (_, event, requestId = '') => {
      sizes.push(JSON.parse(event).Records.length);
      await context.clock.sleep(5000);
      return { requestId, executedVersion: '$LATEST', payload: 'null' };
    },
  };
  const room = new MappingsRoom(context, {
    as: actingFor({ streams: stream }),
    functions,
    metrics: { put: () => {} },
  });
  const properties = { EventSourceArn: STREAM_ARN, FunctionName: 'fn', StartingPosition: 'TRIM_HORIZON' };
  const { ref } = createNow(room, 'AWS::Lambda::EventSourceMapping', properties, 'Mapping');
  room.start();
  return { context, stream, sizes, call: (method: string, body: object = {}) => callApi(room, method, body, ref) };
}

describe('EventSourceMapping', () => {
  test.each([
    ['PUT', { Enabled: false }, 'Disabling', 'Disabled', 1],
    ['PUT', { BatchSize: 1 }, 'Updating', 'Enabled', 2],
    ['DELETE', {}, 'Deleting', undefined, 1],
  ])('is changed by %s %j when the batch under way has come back', async (method, body, passing, then, reads) => {
    const { context, stream, sizes, call } = slowMapping();
    stream.put(['1', '2']);
    await context.clock.advance(500);
    expect(call(method, body).State).toBe(passing);
    await context.clock.advance(4999);
    expect(call('GET').State).toBe(passing);
    await context.clock.advance(1);
    expect(call('GET').State).toBe(then);
    expect(sizes).toEqual([2]);
    expect(stream.reads).toBe(reads);
  });
});
