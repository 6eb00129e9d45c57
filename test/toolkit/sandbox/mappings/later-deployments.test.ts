import { temporaryFolder, testContext } from '../context';
import { callApi, mappedFunction } from './harness';
import { CONSUMER_ARN, MemoryStream, STREAM_ARN } from './memory-stream';

const SUCCEED = 'exports.handler = async () => {};';

type Harness = ReturnType<typeof mappedFunction>;

/** Deployments one after the other to the same account: a stream that stays, and what each template declares. */
class Account {
  readonly context = testContext(temporaryFolder());
  readonly stream = new MemoryStream(this.context.clock);

  /** Data of the batches that reach the function while this deployment runs. */
  async deploy(declare: (create: Harness['create']) => void, ...data: string[]) {
    return this.deployThen(declare, () => this.stream.put(data));
  }

  async deployThen(declare: (create: Harness['create']) => void, act: (room: Harness['room']) => void) {
    const harness = mappedFunction(SUCCEED, {}, { context: this.context, stream: () => this.stream });
    const before = harness.runs().length;
    declare(harness.create);
    harness.room.start();
    act(harness.room);
    await this.context.clock.advance(5000);
    harness.room.close();
    return harness
      .runs()
      .slice(before)
      .map((run) => run.data);
  }
}

describe('a later deployment', () => {
  test('changes the settings of a mapping, which goes on where it was', async () => {
    const account = new Account();
    const ids: string[] = [];
    expect(await account.deploy((create) => ids.push(create().ref), '1', '2')).toEqual([['1', '2']]);
    expect(await account.deploy((create) => ids.push(create({ BatchSize: 1 }).ref), '3', '4')).toEqual([['3'], ['4']]);
    expect(ids[1]).toBe(ids[0]);
  });

  test('stops a mapping that its template has no longer', async () => {
    const account = new Account();
    await account.deploy((create) => create(), '1');
    expect(await account.deploy(() => {}, '2')).toEqual([]);
  });

  test('begins anew with a mapping that comes back', async () => {
    const account = new Account();
    await account.deploy((create) => create(), '1');
    await account.deploy(() => {});
    expect(await account.deploy((create) => create())).toEqual([['1']]);
  });

  test('replaces a mapping of another source by one that starts at its position', async () => {
    const account = new Account();
    const ids: string[] = [];
    await account.deploy((create) => ids.push(create().ref), '1');
    const replaced = await account.deploy((create) => ids.push(create({ EventSourceArn: CONSUMER_ARN }).ref), '2');
    expect(replaced.flat()).toEqual(['1', '2']);
    expect(ids[1]).not.toBe(ids[0]);
    expect(await account.deploy((create) => create({ EventSourceArn: CONSUMER_ARN }), '3')).toEqual([['3']]);
  });

  test('begins anew with a mapping that is changed back to its former source', async () => {
    const account = new Account();
    await account.deploy((create) => create(), '1');
    await account.deploy((create) => create({ EventSourceArn: CONSUMER_ARN }));
    expect(await account.deploy((create) => create())).toEqual([['1']]);
  });

  test.each([
    ['of another starting position', 'Mapping', { StartingPosition: 'LATEST' }],
    ['of another logical id', 'Other', {}],
  ])('cannot make a mapping %s beside the one it is to replace', async (_, logicalId, properties) => {
    const account = new Account();
    await account.deploy((create) => create(), '1');
    await expect(account.deploy((create) => create(properties, logicalId))).rejects.toThrow(
      /^The event source arn \(" .+ "\) and function \(" .+ "\) provided mapping already exists\. Please update or delete the existing mapping with UUID [0-9a-f-]{36}$/,
    );
    expect(await account.deploy((create) => create(), '2')).toEqual([['2']]);
  });

  test('leaves what the API changed as long as the template says the same', async () => {
    const account = new Account();
    let id = '';
    const declare = (create: Harness['create']) => {
      id = create().ref;
    };
    await account.deployThen(declare, (room) => callApi(room, 'PUT', { Enabled: false }, id));
    expect(await account.deploy(declare, '1')).toEqual([]);
    expect(await account.deploy((create) => create({ BatchSize: 1 }), '2')).toEqual([['1'], ['2']]);
  });

  test('goes on with a mapping that was created over the API', async () => {
    const account = new Account();
    const mapping = { EventSourceArn: STREAM_ARN, FunctionName: 'fn', StartingPosition: 'TRIM_HORIZON' };
    await account.deployThen(
      () => {},
      (room) => callApi(room, 'POST', mapping),
    );
    expect(await account.deploy(() => {}, '1')).toEqual([['1']]);
    expect(await account.deploy(() => {}, '2')).toEqual([['2']]);
  });

  test('does without a mapping that was being deleted, also after a crash', async () => {
    const account = new Account();
    const mapping = { EventSourceArn: STREAM_ARN, FunctionName: 'fn', StartingPosition: 'TRIM_HORIZON' };
    let id = '';
    await account.deployThen(
      () => {},
      (room) => {
        id = String(callApi(room, 'POST', mapping).UUID);
      },
    );
    const { room } = mappedFunction(SUCCEED, {}, { context: account.context, stream: () => account.stream });
    room.start();
    expect(callApi(room, 'DELETE', {}, id).State).toBe('Deleting');
    expect(await account.deploy(() => {}, '1')).toEqual([]);
  });

  test('tells when it changed a mapping', async () => {
    const account = new Account();
    const modified: unknown[] = [];
    for (const properties of [{}, {}, { BatchSize: 1 }]) {
      let id = '';
      const declare = (create: Harness['create']) => {
        id = create(properties).ref;
      };
      await account.deployThen(declare, (room) => modified.push(callApi(room, 'GET', {}, id).LastModified));
    }
    const start = Date.UTC(2026, 0, 1) / 1000;
    expect(modified).toEqual([start, start, start + 10]);
  });

  test('names a mapping of the API whose function is gone, and keeps it', async () => {
    const account = new Account();
    const mapping = { EventSourceArn: STREAM_ARN, FunctionName: 'fn', StartingPosition: 'TRIM_HORIZON' };
    let id: unknown;
    await account.deployThen(
      () => {},
      (room) => {
        id = callApi(room, 'POST', mapping).UUID;
      },
    );
    const { room, runs } = mappedFunction(
      SUCCEED,
      {},
      { context: account.context, stream: () => account.stream, function: { FunctionName: 'other' } },
    );
    room.start();
    room.close();
    expect(account.context.seen).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        message: `event source mapping ${id} is not run: Function not found: fn`,
      }),
    );
    expect(runs()).toEqual([]);
    expect(await account.deploy(() => {}, '1')).toEqual([['1']]);
  });

  test('may come when the clock says an earlier time than the starting position', async () => {
    const dataDir = temporaryFolder();
    const [first, second] = [testContext(dataDir), testContext(dataDir)];
    await first.clock.advance(10_000);
    const position = { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: first.clock.now() / 1000 };
    const harness = mappedFunction(SUCCEED, position, { context: first });
    harness.create();
    harness.room.start();
    harness.room.close();
    expect(() => mappedFunction(SUCCEED, position, { context: second }).create()).not.toThrow();
  });

  test('that fails changes nothing', async () => {
    const account = new Account();
    await account.deploy((create) => create(), '1');
    const { create, room } = mappedFunction(SUCCEED, {}, { context: account.context, stream: () => account.stream });
    create({ EventSourceArn: CONSUMER_ARN });
    expect(() => create({ BatchSize: 0 }, 'Other')).toThrow('BatchSize must be an integer from 1 to 10000, got 0');
    room.close();
    expect(await account.deploy((again) => again(), '2', '3')).toEqual([['2', '3']]);
  });
});
