import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { Dispatch } from '../../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../../toolkit/sandbox/kernel/role-credentials';
import { OPEN_ACCESS } from '../../acting';
import { atTheEnd } from '../../context';
import { createNow } from '../../lambda/harness';
import { BUCKET_ARN, FUNCTION_ARN, mappedFunction } from '../harness';
import { CONSUMER_ARN, STREAM_ARN } from '../memory-stream';

const SUCCEED = 'exports.handler = async () => {};';
const FAIL = 'exports.handler = async () => { throw new Error("no"); };';

/** A client of a sandbox in which a function is, and a mapping when it is asked for. */
async function lambda(code = SUCCEED, properties?: Record<string, unknown>) {
  const harness = mappedFunction(code, properties);
  const declared = properties && harness.create().ref;
  harness.room.start();
  const gateway = new Gateway();
  const endpoint = await gateway.listen(0);
  gateway.serve(new Dispatch([harness.room], harness.context.clock, new RoleDirectory('123456789012'), OPEN_ACCESS));
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'sandbox' };
  const client = new LambdaClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  atTheEnd(async () => {
    client.destroy();
    await gateway.close();
  });
  const create = (more: Partial<CreateEventSourceMappingCommandInput> = {}) =>
    client.send(
      new CreateEventSourceMappingCommand({
        EventSourceArn: STREAM_ARN,
        FunctionName: 'fn',
        StartingPosition: 'TRIM_HORIZON',
        ...more,
      }),
    );
  const get = (UUID?: string) => client.send(new GetEventSourceMappingCommand({ UUID }));
  const update = (change: ConstructorParameters<typeof UpdateEventSourceMappingCommand>[0]) =>
    client.send(new UpdateEventSourceMappingCommand(change));
  const remove = (UUID?: string) => client.send(new DeleteEventSourceMappingCommand({ UUID }));
  const list = async (query: ConstructorParameters<typeof ListEventSourceMappingsCommand>[0] = {}) =>
    client.send(new ListEventSourceMappingsCommand(query));
  return { ...harness, client, declared, calls: { create, get, update, remove, list } };
}

describe('CreateEventSourceMapping', () => {
  test('answers with the defaults of the service, and is Enabled a moment later', async () => {
    const { calls, context } = await lambda();
    const { $metadata, ...created } = await calls.create();
    expect($metadata.httpStatusCode).toBe(202);
    expect(created).toEqual({
      UUID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      EventSourceMappingArn: `arn:aws:lambda:us-east-1:123456789012:event-source-mapping:${created.UUID}`,
      EventSourceArn: STREAM_ARN,
      FunctionArn: FUNCTION_ARN,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      BisectBatchOnFunctionError: false,
      DestinationConfig: { OnFailure: {} },
      FunctionResponseTypes: [],
      LastModified: new Date(context.clock.now()),
      LastProcessingResult: 'No records processed',
      MaximumBatchingWindowInSeconds: 0,
      MaximumRecordAgeInSeconds: -1,
      MaximumRetryAttempts: -1,
      ParallelizationFactor: 1,
      State: 'Creating',
      StateTransitionReason: 'User action',
      TumblingWindowInSeconds: 0,
    });
    await context.clock.advance(500);
    expect((await calls.get(created.UUID)).State).toBe('Enabled');
  });

  test('begins to read when it is Enabled, so that LATEST misses what was put before', async () => {
    const { calls, context, stream, runs } = await lambda();
    await calls.create({ StartingPosition: 'LATEST' });
    stream.put(['missed']);
    await context.clock.advance(500);
    stream.put(['read']);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['read']]);
  });

  test('takes the same settings as a template', async () => {
    const { calls } = await lambda();
    const settings = {
      BatchSize: 7,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: BUCKET_ARN } },
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"a":[1]}}' }] },
      FunctionResponseTypes: ['ReportBatchItemFailures' as const],
      MaximumBatchingWindowInSeconds: 5,
      MaximumRecordAgeInSeconds: 60,
      MaximumRetryAttempts: 3,
      MetricsConfig: { Metrics: ['EventCount' as const] },
      ParallelizationFactor: 2,
      StartingPosition: 'AT_TIMESTAMP' as const,
      StartingPositionTimestamp: new Date('2025-12-31T00:00:00Z'),
    };
    expect(await calls.create({ ...settings, Enabled: false })).toMatchObject(settings);
  });

  test.each<[Partial<CreateEventSourceMappingCommandInput>, string, string, number]>([
    [
      { EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/none' },
      'InvalidParameterValueException',
      'Stream not found: arn:aws:kinesis:us-east-1:123456789012:stream/none',
      400,
    ],
    [{ FunctionName: 'none' }, 'ResourceNotFoundException', 'Function not found: none', 404],
    [{ EventSourceArn: undefined }, 'InvalidParameterValueException', 'EventSourceArn must be set', 400],
    [
      { EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs' },
      'InvalidParameterValueException',
      'arn:aws:sqs:us-east-1:123456789012:jobs is not a Kinesis stream',
      400,
    ],
    [
      { BatchSize: 0 },
      'ValidationException',
      "1 validation error detected: Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1",
      400,
    ],
    [
      { ParallelizationFactor: 11 },
      'ValidationException',
      "1 validation error detected: Value '11' at 'parallelizationFactor' failed to satisfy constraint: Member must have value less than or equal to 10",
      400,
    ],
    [
      { MaximumRecordAgeInSeconds: 59 },
      'InvalidParameterValueException',
      'MaximumRecordAgeInSeconds must be -1 or an integer from 60 to 604800, got 59',
      400,
    ],
  ])('refuses %j', async (input, name, message, status) => {
    const { calls } = await lambda();
    await expect(calls.create(input)).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: status },
    });
  });

  test('refuses a second mapping of the same stream and function', async () => {
    const { calls, declared } = await lambda(SUCCEED, {});
    await expect(calls.create()).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: `The event source arn (" ${STREAM_ARN} ") and function (" ${FUNCTION_ARN} ") provided mapping already exists. Please update or delete the existing mapping with UUID ${declared}`,
      $metadata: { httpStatusCode: 409 },
    });
  });
});

describe('UpdateEventSourceMapping', () => {
  test('disables and enables a mapping, which goes on behind the last record it has processed', async () => {
    const { calls, context, declared, stream, runs } = await lambda(SUCCEED, {});
    stream.put(['1']);
    await context.clock.advance(1000);
    expect((await calls.update({ UUID: declared, Enabled: false })).State).toBe('Disabling');
    await context.clock.advance(500);
    expect((await calls.get(declared)).State).toBe('Disabled');
    stream.put(['2']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([['1']]);
    expect((await calls.update({ UUID: declared, Enabled: true })).State).toBe('Enabling');
    await context.clock.advance(1000);
    expect((await calls.get(declared)).State).toBe('Enabled');
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['2']]);
  });

  test('changes settings without reading anything twice', async () => {
    const { calls, context, declared, room, stream, runs } = await lambda(SUCCEED, {});
    stream.put(['1', '2']);
    await context.clock.advance(1000);
    expect(await calls.update({ UUID: declared, BatchSize: 1 })).toMatchObject({ State: 'Updating', BatchSize: 1 });
    expect(room.pending()).toEqual([`event source mapping ${declared} is Updating`]);
    stream.put(['3', '4']);
    await context.clock.advance(2000);
    expect(runs().map(({ data }) => data)).toEqual([['1', '2'], ['3'], ['4']]);
  });

  test('waits for the batch that is with the function, and begins no other', async () => {
    const { calls, context, declared, functions, stream, runs } = await lambda(SUCCEED, { BatchSize: 1 });
    const once = { strikes: () => runs().length === 0, isOver: false };
    functions.faults('fn').runs.add(once, async (run) => {
      await calls.update({ UUID: declared, Enabled: false });
      return run.proceed();
    });
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([['1']]);
    expect(stream.reads).toBe(1);
    await calls.update({ UUID: declared, Enabled: true });
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['2']]);
  });

  test('does not turn to the children of a shard that ends meanwhile', async () => {
    const [parent, child] = ['shardId-000000000000', 'shardId-000000000001'];
    const { calls, context, declared, functions, stream, runs } = await lambda(SUCCEED, {});
    const once = { strikes: () => runs().length === 0, isOver: false };
    functions.faults('fn').runs.add(once, async (run) => {
      await calls.update({ UUID: declared, Enabled: false });
      return run.proceed();
    });
    stream.put(['1'], { shardId: parent });
    stream.closeShard(parent);
    stream.open(child, [parent]);
    stream.put(['2'], { shardId: child });
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([['1']]);
    await calls.update({ UUID: declared, Enabled: true });
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['2']]);
  });

  test('takes another function, unless that has a mapping of the stream', async () => {
    const { calls, context, declared, functions } = await lambda(SUCCEED, {});
    const version = createNow(functions, 'AWS::Lambda::Version', { FunctionName: 'fn' }, 'Version').ref;
    expect((await calls.update({ UUID: declared, FunctionName: version })).FunctionArn).toBe(version);
    const other = (await calls.create()).UUID;
    await context.clock.advance(500);
    await expect(calls.update({ UUID: other, FunctionName: version })).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
  });

  test('takes an empty destination for none', async () => {
    const { calls, context, declared, stream, objects } = await lambda(FAIL, {
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: BUCKET_ARN } },
    });
    const updated = await calls.update({ UUID: declared, DestinationConfig: { OnFailure: { Destination: '' } } });
    expect(updated.DestinationConfig).toEqual({ OnFailure: {} });
    await context.clock.advance(500);
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(objects).toEqual([]);
  });

  test('refuses a mapping that is being changed', async () => {
    const { calls, declared } = await lambda(SUCCEED, {});
    await calls.update({ UUID: declared, BatchSize: 1 });
    await expect(calls.update({ UUID: declared, BatchSize: 2 })).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cannot update the event source mapping because it is in use.',
    });
    await expect(calls.remove(declared)).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cannot delete the event source mapping because it is in use.',
    });
  });

  test('leaves a mapping as it is when a setting is wrong', async () => {
    const { calls, declared } = await lambda(SUCCEED, {});
    await expect(calls.update({ UUID: declared, BatchSize: 20_000 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(await calls.get(declared)).toMatchObject({ BatchSize: 100, State: 'Enabled' });
  });
});

describe('GetEventSourceMapping', () => {
  test('tells how the last batch went', async () => {
    const failsOnce = `
      let calls = 0;
      exports.handler = async () => { if (++calls === 1) throw new Error('no'); };`;
    const { calls, context, declared, stream } = await lambda(failsOnce, {});
    const result = async () => (await calls.get(declared)).LastProcessingResult;
    expect(await result()).toBe('No records processed');
    stream.put(['1']);
    await context.clock.advance(0);
    expect(await result()).toBe('PROBLEM: Function call failed');
    await context.clock.advance(1000);
    expect(await result()).toBe('OK');
  });

  test('takes a valid partial response for OK, and a batch that is given up for no news', async () => {
    const reports = `exports.handler = async ({ Records: [{ kinesis }] }) => ({
      batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }],
    });`;
    const properties = { FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumRetryAttempts: 0 };
    const { calls, context, declared, stream } = await lambda(reports, properties);
    stream.put(['1']);
    await context.clock.advance(1000);
    expect((await calls.get(declared)).LastProcessingResult).toBe('OK');
  });
});

describe('DeleteEventSourceMapping', () => {
  test('takes a moment, after which the mapping is gone', async () => {
    const { calls, context, declared, stream, runs } = await lambda(SUCCEED, {});
    const { $metadata, State } = await calls.remove(declared);
    expect([$metadata.httpStatusCode, State]).toEqual([202, 'Deleting']);
    await context.clock.advance(500);
    await expect(calls.get(declared)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The resource you requested does not exist.',
      $metadata: { httpStatusCode: 404 },
    });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs()).toEqual([]);
  });

  test('leaves room for another mapping of the same stream and function, which begins anew', async () => {
    const { calls, context, declared, stream, runs } = await lambda(SUCCEED, {});
    stream.put(['1']);
    await context.clock.advance(1000);
    await calls.remove(declared);
    await expect(calls.create()).rejects.toMatchObject({ name: 'ResourceConflictException' });
    await context.clock.advance(500);
    await calls.create();
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['1']]);
  });
});

describe('ListEventSourceMappings', () => {
  test('lists by source and by function, page by page', async () => {
    const { calls, declared } = await lambda(SUCCEED, {});
    const other = (await calls.create({ EventSourceArn: CONSUMER_ARN })).UUID;
    const ids = async (query: object) => (await calls.list(query)).EventSourceMappings?.map(({ UUID }) => UUID);
    expect(await ids({})).toEqual([declared, other]);
    expect(await ids({ FunctionName: 'fn' })).toEqual([declared, other]);
    expect(await ids({ EventSourceArn: CONSUMER_ARN })).toEqual([other]);
    const { EventSourceMappings, NextMarker: Marker } = await calls.list({ MaxItems: 1 });
    expect(EventSourceMappings?.map(({ UUID }) => UUID)).toEqual([declared]);
    expect(await ids({ Marker })).toEqual([other]);
    expect((await calls.list({ Marker })).NextMarker).toBeUndefined();
  });

  test.each([
    [{ MaxItems: 0 }, 'MaxItems must be an integer from 1 to 10000, got 0'],
    [{ Marker: 'none' }, 'Invalid Marker'],
  ])('refuses %j', async (query, message) => {
    const { calls } = await lambda();
    await expect(calls.list(query)).rejects.toMatchObject({ name: 'InvalidParameterValueException', message });
  });

  test('hides filters that are encrypted with a key of the account, which Get shows', async () => {
    const FilterCriteria = { Filters: [{ Pattern: '{"data":{"a":[1]}}' }] };
    const KmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';
    const { calls, context, declared, stream, runs } = await lambda(SUCCEED, { FilterCriteria, KmsKeyArn });
    const { EventSourceMappings: [listed] = [] } = await calls.list();
    expect(listed).toMatchObject({ UUID: declared, KMSKeyArn: KmsKeyArn });
    expect(listed?.FilterCriteria).toBeUndefined();
    expect((await calls.get(declared)).FilterCriteria).toEqual(FilterCriteria);
    stream.put(['{"a":1}', '{"a":2}']);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['{"a":1}']]);
  });
});
