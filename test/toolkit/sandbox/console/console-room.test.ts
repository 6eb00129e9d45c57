import type { Readable } from 'node:stream';
import { ConsoleRoom } from '../../../../toolkit/sandbox/console/console-room';
import type { HttpResponse } from '../../../../toolkit/sandbox/kernel/room';
import { ANYONE } from '../acting';
import { testContext } from '../context';

const DENIAL = { principal: 'role/Reader', action: 's3:GetObject', resource: 'a', remedy: 'allow it', count: 2 };

const SOURCES = {
  alarms: () => [{ name: 'lag', state: 'OK', reason: 'quiet' }],
  denials: () => [DENIAL],
  iteratorAges: () => [{ time: 1, age: 2 }],
  lastRows: async () => [{ path: '<b>' }],
  pending: () => ['d holds 1 records'],
  dashboardNames: () => ['health', 'cost'],
  dashboard: (name: string) => (name === 'unknown' ? undefined : { name, widgets: [] }),
};

function consoleRoom() {
  const context = testContext();
  const room = new ConsoleRoom(context, SOURCES);
  const get = (target: string, method = 'GET') => {
    const [path = '', query] = target.split('?');
    return room.httpApis[0]?.handle({
      method,
      path,
      query: new URLSearchParams(query),
      headers: {},
      body: Buffer.alloc(0),
      caller: { roleArn: '', accessKeyId: '' },
      identity: ANYONE,
    }) as HttpResponse | Promise<HttpResponse>;
  };
  const put = () => context.events.emit({ type: 'records-put', stream: 's', records: 3, bytes: 1, throttled: 0 });
  return { ...context, room, get, put };
}

function messagesOf({ body }: HttpResponse): { totals: { recordsIn: number } }[] {
  const text = String((body as Readable).read() ?? '');
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((message) => JSON.parse(message.replace(/^data: /, '')));
}

describe('ConsoleRoom', () => {
  test.each([
    ['/_console/', 'text/html; charset=utf-8', 'Kinesis pipeline'],
    ['/_console/console.js', 'text/javascript; charset=utf-8', 'EventSource'],
    ['/_console/console.css', 'text/css; charset=utf-8', 'color-scheme'],
    ['/_console/dashboard.html', 'text/html; charset=utf-8', 'Dashboard'],
    ['/_console/dashboard.css', 'text/css; charset=utf-8', 'grid-auto-rows'],
    ['/_console/dashboard.js', 'text/javascript; charset=utf-8', 'dashboard.json'],
    ['/_console/shared.js', 'text/javascript; charset=utf-8', 'export'],
    ['/_console/units.js', 'text/javascript; charset=utf-8', 'Percent'],
    ['/_console/widgets.js', 'text/javascript; charset=utf-8', 'timeSeries'],
    ['/_console/uplot.js', 'text/javascript; charset=utf-8', 'uPlot'],
    ['/_console/uplot.css', 'text/css; charset=utf-8', 'uplot'],
  ])('serves %s', async (path, type, text) => {
    const { status, headers, body } = await consoleRoom().get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-security-policy': "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
    });
    expect(String(body)).toContain(text);
  });

  test.each(['/_console/../console-room.ts', '/_console/__proto__', '/_console/constructor', '/_console/x.html'])(
    'has nothing at %s',
    async (path) => {
      expect(await consoleRoom().get(path)).toEqual({ status: 404, body: 'there is no such page\n' });
    },
  );

  test('sends who forgets the slash to the page, and refuses to be written to', async () => {
    const { get } = consoleRoom();
    expect(await get('/_console')).toEqual({ status: 302, headers: { location: '/_console/' } });
    expect(await get('/_console/', 'POST')).toEqual({ status: 405, body: 'the page is only to be read\n' });
  });

  test.each([
    ['', 'health'],
    ['?name=cost', 'cost'],
  ])('gives the dashboard of dashboard.json%s', async (query, name) => {
    const { get, clock } = consoleRoom();
    const { status, headers, body } = await get(`/_console/dashboard.json${query}`);
    expect({ status, type: headers?.['content-type'] }).toEqual({ status: 200, type: 'application/json' });
    expect(JSON.parse(String(body))).toEqual({ time: clock.now(), names: ['health', 'cost'], name, widgets: [] });
  });

  test('has no dashboard of another name', async () => {
    expect(await consoleRoom().get('/_console/dashboard.json?name=unknown')).toEqual({
      status: 404,
      body: 'there is no such dashboard\n',
    });
  });

  test('tells a page everything when it is opened', async () => {
    const { get, put, clock } = consoleRoom();
    put();
    const response = await get('/_console/events');
    expect(response.headers?.['content-type']).toBe('text/event-stream');
    expect(messagesOf(response)).toEqual([
      {
        time: clock.now(),
        totals: { recordsIn: 3, recordsOut: 0 },
        history: [{ time: clock.now() / 1_000, recordsIn: 3, recordsOut: 0 }],
        deliveries: [],
        iteratorAges: [{ time: 1, age: 2 }],
        denials: [DENIAL],
        alarms: [{ name: 'lag', state: 'OK', reason: 'quiet' }],
        pending: ['d holds 1 records'],
        rows: [{ path: '<b>' }],
        dashboards: ['health', 'cost'],
      },
    ]);
  });

  test('tells open pages of changes twice a second at most', async () => {
    const { get, put, clock } = consoleRoom();
    const response = await get('/_console/events');
    messagesOf(response);
    put();
    put();
    await clock.advance(499);
    expect(messagesOf(response)).toEqual([]);
    await clock.advance(1);
    expect(messagesOf(response).map(({ totals }) => totals.recordsIn)).toEqual([6]);
    await clock.advance(10_000);
    expect(messagesOf(response)).toEqual([]);
  });

  test('lets go of pages that are closed, and of all when it closes', async () => {
    const { room, get, put, clock } = consoleRoom();
    const [left, open] = [await get('/_console/events'), await get('/_console/events')];
    (left.body as Readable).destroy();
    await new Promise((resolve) => (left.body as Readable).once('close', resolve));
    put();
    await clock.advance(1_000);
    expect(messagesOf(open)).toHaveLength(2);

    room.close();
    expect((open.body as Readable).destroyed).toBe(true);
  });
});
