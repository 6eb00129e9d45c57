import { FUNCTION_ARN, mappedFunction, startMapping } from './harness';
import { CONSUMER_ARN, STREAM_ARN } from './memory-stream';

const SUCCEED = 'exports.handler = async () => {};';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

describe('MappingsRoom', () => {
  test('gives a mapping an id that is the same on every run', () => {
    const [first, second] = [mappedFunction(SUCCEED).create(), mappedFunction(SUCCEED).create()];
    expect(first.ref).toMatch(UUID);
    expect(second.ref).toBe(first.ref);
    expect(first.attributes).toEqual({
      Id: first.ref,
      EventSourceMappingArn: `arn:aws:lambda:us-east-1:123456789012:event-source-mapping:${first.ref}`,
    });
  });

  test('refuses a stream that does not exist', () => {
    const EventSourceArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/none';
    expect(() => mappedFunction(SUCCEED).create({ EventSourceArn })).toThrow(
      new Error(`Stream not found: ${EventSourceArn}`),
    );
  });

  test('refuses to start in the future', () => {
    const { create, context } = mappedFunction(SUCCEED);
    const now = context.clock.now();
    const at = (time: number) => ({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: time / 1000 });
    expect(() => create(at(now + 1000))).toThrow(
      new Error(
        `StartingPositionTimestamp must be at most now, ${new Date(now).toISOString()}, got ${new Date(now + 1000).toISOString()}`,
      ),
    );
    expect(() => create(at(now))).not.toThrow();
  });

  test('refuses a function that does not exist', () => {
    expect(() => mappedFunction(SUCCEED).create({ FunctionName: 'none' })).toThrow('Function not found: none');
  });

  test('refuses a second mapping of the same source and function', () => {
    const { create } = mappedFunction(SUCCEED);
    const { ref } = create();
    expect(() => create({}, 'Again')).toThrow(
      new Error(
        `The event source arn (" ${STREAM_ARN} ") and function (" ${FUNCTION_ARN} ") provided mapping already exists. Please update or delete the existing mapping with UUID ${ref}`,
      ),
    );
    expect(() => create({ EventSourceArn: CONSUMER_ARN }, 'Other')).not.toThrow();
  });

  test.each([
    [
      { EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs' },
      'arn:aws:sqs:us-east-1:123456789012:jobs is not a Kinesis stream',
    ],
    [{ EventSourceArn: undefined }, 'its source is not a Kinesis stream'],
  ])('names a mapping that it does not run: %j', (properties, reason) => {
    const { create, context } = mappedFunction(SUCCEED);
    expect(create(properties).ref).toMatch(UUID);
    expect(context.seen).toEqual([
      expect.objectContaining({ type: 'warning', message: `event source mapping Mapping is not run: ${reason}` }),
    ]);
  });

  test('names a mapping whose function does not run', () => {
    const { create, context } = mappedFunction(SUCCEED, {}, { function: { Runtime: 'python3.13' } });
    create();
    expect(context.seen).toContainEqual(
      expect.objectContaining({
        message: 'event source mapping Mapping is not run: function fn is not run: runtime python3.13 is not Node.js',
      }),
    );
  });

  test('warns of a filter by anything but data', () => {
    const Filters = [{ Pattern: '{"data":{"a":[1]},"partitionKey":["b"]}' }, { Pattern: '{"partitionKey":["c"]}' }];
    const { create, context } = mappedFunction(SUCCEED, { FilterCriteria: { Filters } });
    create();
    expect(context.seen).toEqual([
      expect.objectContaining({
        type: 'warning',
        message: 'event source mapping Mapping filters by partitionKey: AWS documents filters by data only',
      }),
    ]);
  });

  test('reads nothing for a disabled mapping', async () => {
    const { context, stream, runs, room } = startMapping(SUCCEED, { Enabled: false });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs()).toEqual([]);
    expect(stream.reads).toBe(0);
    expect(room.pending()).toEqual([]);
  });

  test.each([
    ['TRIM_HORIZON', ['1', '2', '3']],
    ['LATEST', ['3']],
    ['AT_TIMESTAMP', ['2', '3']],
  ])('starts at %s', async (StartingPosition, expected) => {
    const harness = mappedFunction(SUCCEED, { StartingPosition, StartingPositionTimestamp: 1767225601 });
    harness.stream.put(['1']);
    await harness.context.clock.advance(1000);
    harness.stream.put(['2']);
    await harness.context.clock.advance(1000);
    harness.create();
    harness.room.start();
    harness.stream.put(['3']);
    await harness.context.clock.advance(5000);
    expect(harness.runs().flatMap(({ data }) => data)).toEqual(expected);
  });

  test('tells what is still under way', async () => {
    const { context, stream, room } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 60 });
    await context.clock.advance(1000);
    expect(room.pending()).toEqual([]);
    stream.put(['1', '2']);
    expect(room.pending()).toEqual(['shardId-000000000000 of logs is not read to its latest record for fn']);
    await context.clock.advance(5000);
    expect(room.pending()).toEqual(['shardId-000000000000 of logs has 2 records under way to fn']);
    await context.clock.advance(60_000);
    expect(room.pending()).toEqual([]);
  });

  test('gives two functions each the whole stream', async () => {
    const { context, stream, runs, create, room } = mappedFunction(SUCCEED);
    create({}, 'One');
    create({ EventSourceArn: CONSUMER_ARN }, 'Two');
    room.start();
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['1']]);
  });
});
