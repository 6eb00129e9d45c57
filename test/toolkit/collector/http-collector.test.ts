import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { HttpCollector } from '../../../toolkit/collector/http-collector';

interface Answer {
  readonly status: number;
  readonly body: string;
}

let collector: HttpCollector;

beforeEach(async () => {
  collector = await HttpCollector.start();
});

afterEach(() => collector.close());

function call(path: string, body: string | Buffer, headers: Record<string, string> = {}, method = 'POST') {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(`${collector.url}${path}`, { method, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject).end(body);
  });
}

const FIREHOSE = { 'X-Amz-Firehose-Protocol-Version': '1.0' };
const firehoseBody = (data: string) =>
  JSON.stringify({ requestId: 'r', timestamp: 7, records: [{ data: Buffer.from(data).toString('base64') }] });

describe('HttpCollector', () => {
  test('takes records as an HTTP endpoint, compressed or not', async () => {
    expect(await call('/any', firehoseBody('one'), FIREHOSE)).toEqual({
      status: 200,
      body: '{"requestId":"r","timestamp":7}',
    });
    await call('/any', gzipSync(firehoseBody('two')), { ...FIREHOSE, 'Content-Encoding': 'gzip' });
    expect(collector.records).toEqual(['one', 'two']);
    expect(collector.requests.map(({ body }) => body)).toEqual([firehoseBody('one'), firehoseBody('two')]);
  });

  test('refuses as often as it is told, and then takes everything again', async () => {
    collector.refuse({ status: 503, body: 'later' }, 2);
    const answers = [];
    for (const data of ['one', 'two', 'three']) answers.push(await call('/', firehoseBody(data), FIREHOSE));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(collector.records).toEqual(['three']);
    collector.refuse({ status: 400 });
    expect((await call('/', firehoseBody('four'), FIREHOSE)).status).toBe(400);
    collector.accept();
    expect((await call('/', firehoseBody('five'), FIREHOSE)).status).toBe(200);
  });

  test('closes connections, or lets them wait', async () => {
    collector.refuse('RESET');
    await expect(call('/', '')).rejects.toThrow('socket hang up');
    collector.refuse('HANG');
    const waiting = call('/', '');
    while (collector.requests.length < 2) await new Promise(setImmediate);
    const ended = expect(waiting).rejects.toThrow('socket hang up');
    await collector.close();
    await ended;
    collector = await HttpCollector.start();
  });

  test('answers 404 to what it does not know, and 400 to what it cannot read', async () => {
    expect(await call('/', 'x')).toEqual({ status: 404, body: 'no protocol of this collector' });
    expect((await call('/', 'no JSON', FIREHOSE)).status).toBe(400);
    expect((await call('/', 'no gzip', { ...FIREHOSE, 'Content-Encoding': 'gzip' })).status).toBe(400);
  });

  test('indexes documents as OpenSearch, each for itself', async () => {
    const lines = ['{"index":{"_index":"a","_id":"1"}}', '{"x":1}', '{"index":{"_index":"a"}}', 'no JSON', ''];
    const answer = JSON.parse((await call('/_bulk', lines.join('\n'))).body);
    expect(answer).toEqual({
      took: 0,
      errors: true,
      items: [
        { index: { _index: 'a', _id: '1', result: 'created', status: 201 } },
        {
          index: {
            ...{ _index: 'a', _id: 'generated-1', status: 400 },
            error: { type: 'mapper_parsing_exception', reason: 'failed to parse' },
          },
        },
      ],
    });
    const again = JSON.parse((await call('/_bulk', '{"index":{"_index":"a","_id":"1"}}\n{"x":2}\n')).body);
    expect(again).toMatchObject({ errors: false, items: [{ index: { result: 'updated', status: 200 } }] });
    expect(collector.indexes).toEqual(['a']);
    expect(collector.documents('a')).toEqual({ 1: { x: 2 } });
    expect(collector.documents('b')).toEqual({});
  });

  test('acknowledges events as Splunk, in the channel in which they came', async () => {
    const headers = { Authorization: 'Splunk token', 'X-Splunk-Request-Channel': 'c' };
    const raw = '/services/collector/raw?channel=c';
    const ack = '/services/collector/ack?channel=c';
    const codes = async (...args: Parameters<typeof call>) => JSON.parse((await call(...args)).body).code;
    expect(await codes(raw, 'one')).toBe(2);
    expect(await codes(raw, 'one', { Authorization: 'Splunk token' })).toBe(10);
    expect(await codes(ack, '{"acks":[0]}', headers)).toBe(11);
    expect(await codes(raw, '', headers)).toBe(5);
    expect((await call(raw, 'one', headers)).body).toBe('{"text":"Success","code":0,"ackId":0}');
    expect((await call(raw, 'two', headers)).body).toContain('"ackId":1');
    expect((await call(ack, '{"acks":[1,2]}', headers)).body).toBe('{"acks":{"1":true,"2":false}}');
    expect(collector.events).toEqual(['one', 'two']);
  });

  test('takes rows as Snowflake, from who has opened the channel last', async () => {
    const pipe = '/databases/D/schemas/S/pipes/T-STREAMING';
    const rows = (continuation: number) =>
      call(
        `/v2/streaming/data${pipe}/channels/c/rows?continuationToken=continuation-${continuation}&offsetToken=9`,
        '{"a":1}\n',
      );
    expect((await rows(1)).status).toBe(400);
    const opened = JSON.parse((await call(`/v2/streaming${pipe}/channels/c`, '{}', {}, 'PUT')).body);
    expect(opened).toMatchObject({
      next_continuation_token: 'continuation-1',
      channel_status: { last_committed_offset_token: null, rows_error_count: 0 },
    });
    expect((await rows(1)).status).toBe(200);
    expect((await rows(1)).status).toBe(400);
    expect((await call(`/v2/streaming${pipe}/channels/c`, '{}')).status).toBe(404);
    const statuses = JSON.parse(
      (await call(`/v2/streaming${pipe}:bulk-channel-status`, '{"channel_names":["c","d"]}')).body,
    );
    expect(Object.keys(statuses.channel_statuses)).toEqual(['c']);
    expect(statuses.channel_statuses.c.last_committed_offset_token).toBe('9');
    expect(collector.rows('D.S.T')).toEqual([{ a: 1 }]);
  });

  test('cannot start on a port in use', async () => {
    await expect(HttpCollector.start(Number(new URL(collector.url).port))).rejects.toThrow('EADDRINUSE');
  });
});
