import { EndpointClient } from '../../../../../../toolkit/sandbox/firehose/destination/endpoint/endpoint-client';
import { VirtualClock } from '../../../../../../toolkit/sandbox/kernel/virtual-clock';
import { startCollector } from './delivering';

const REQUEST = { path: '/in?a=b', headers: { 'X-Name': 'value' }, body: Buffer.from('data') };

describe('EndpointClient', () => {
  test('sends below the path of the local endpoint', async () => {
    const collector = await startCollector();
    collector.refuse({ status: 418, headers: { 'X-Answer': 'yes' }, body: 'tea' });
    const client = new EndpointClient(new URL(`${collector.url}/base/`), new VirtualClock());
    const answer = await client.call({ ...REQUEST, method: 'PUT' });
    expect(answer).toMatchObject({ status: 418, headers: { 'x-answer': 'yes' }, body: 'tea' });
    expect(collector.requests).toMatchObject([
      { method: 'PUT', path: '/base/in?a=b', headers: { 'x-name': 'value', 'content-length': '4' }, body: 'data' },
    ]);
  });

  test('sends to this machine, whatever the path looks like', async () => {
    const collector = await startCollector();
    collector.refuse({ status: 200 });
    const client = new EndpointClient(new URL(collector.url), new VirtualClock());
    await client.call({ ...REQUEST, path: '//collector.example.com/in' });
    expect(collector.requests[0]?.path).toBe('//collector.example.com/in');
  });

  test('signs in as the local endpoint says', async () => {
    const collector = await startCollector();
    collector.refuse({ status: 200 });
    const local = collector.url.replace('//', '//admin:p%40ss@');
    await new EndpointClient(new URL(local), new VirtualClock()).call(REQUEST);
    expect(collector.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('admin:p@ss').toString('base64')}`);
  });

  test('gives an endpoint three minutes to answer, which pass at once', async () => {
    const collector = await startCollector();
    collector.refuse('HANG');
    const clock = new VirtualClock();
    const client = new EndpointClient(new URL(collector.url), clock, undefined, 50);
    let failure: unknown;
    clock.schedule('call', 0, async () => {
      failure = await client.call(REQUEST).catch((error) => error);
    });
    await clock.advance(179_999);
    expect(failure).toBeUndefined();
    await clock.advance(1);
    expect(failure).toMatchObject({
      code: 'RequestTimeout',
      message: 'The endpoint did not respond within 3 minutes.',
    });
  });
});
