import { parseJsonObject } from '../../../lambda/shared/json-line';

describe('parseJsonObject', () => {
  test('reads the names nginx gives', () => {
    const object = {
      time_iso8601: '2015-05-17T10:05:03+00:00',
      remote_addr: '10.0.0.1',
      remote_user: '-',
      request: 'GET /a?b=c HTTP/1.1',
      status: '200',
      body_bytes_sent: '512',
      http_referer: '',
      http_user_agent: 'curl/8',
    };
    expect(read(object)).toEqual({
      time: '2015-05-17 10:05:03',
      client_ip: '10.0.0.1',
      method: 'GET',
      path: '/a',
      query: 'b=c',
      protocol: 'HTTP/1.1',
      status: '200',
      bytes: '512',
      referrer: '',
      user_agent: 'curl/8',
    });
  });

  test('reads the names API Gateway gives', () => {
    const object = {
      requestTime: '17/May/2015:10:05:03 +0000',
      ip: '10.0.0.1',
      httpMethod: 'POST',
      path: '/orders',
      status: 201,
      responseLength: 0,
    };
    expect(read(object)).toEqual({
      time: '2015-05-17 10:05:03',
      client_ip: '10.0.0.1',
      method: 'POST',
      path: '/orders',
      status: '201',
      bytes: '0',
    });
  });

  test.each([
    ['a member it does not know', { status: 200, latency: 3 }],
    ['a second member for a column', { status: 200, statusCode: 200 }],
    ['a status that is no number', { status: 'up', path: '/' }],
    ['a byte count that has lost digits', { path: '/', bytes: 2 ** 53 }],
    ['a negative byte count', { path: '/', bytes: -1 }],
    ['an object where text belongs', { path: '/', user: { id: 1 } }],
    ['a time that does not exist', { path: '/', time: '2015-02-31T00:00:00Z' }],
  ])('keeps the line for %s', (_, object) => {
    expect(read(object)).toMatchObject({ raw: 'the line' });
  });

  test('keeps no line for nulls', () => {
    expect(read({ path: '/', user: null, referrer: '-' })).toEqual({ path: '/' });
  });

  test('takes __proto__ for a member like any other', () => {
    const row = parseJsonObject(JSON.parse('{"__proto__":{"status":500},"path":"/"}'), 'the line');
    expect(row).toEqual({ path: '/', raw: 'the line' });
    expect(Object.prototype).not.toHaveProperty('status');
  });

  test.each([{}, { level: 'info', message: 'started' }, { status: 'ok' }, { path: null }])('declines %j', (object) => {
    expect(read(object)).toBeUndefined();
  });
});

function read(object: object) {
  return parseJsonObject(object, 'the line');
}
