import { LocalEndpoints } from '../../../../../../toolkit/sandbox/firehose/destination/endpoint/local-endpoints';
import { UnreadableInput } from '../../../../../../toolkit/sandbox/kernel/unreadable-input';

const LOCAL = 'http://127.0.0.1:9000';
const DOMAIN = 'arn:aws:es:us-east-1:123456789012:domain/logs';

describe('LocalEndpoints', () => {
  test.each([
    ['https://a.example', 'https://a.example/v1/input?key=1'],
    ['https://a.example/', 'https://a.example:443'],
    ['https://a.example:8088', 'https://a.example:8088/services'],
    ['a.example', 'https://a.example/v1'],
    ['https://a.example', 'a.example'],
    [DOMAIN, DOMAIN],
  ])('finds what stands for %s where %s is delivered to', (address, wanted) => {
    const endpoints = new LocalEndpoints({ 'https://other.example': 'http://localhost:1', [address]: LOCAL });
    expect(endpoints.unused).toEqual(['https://other.example', address]);
    expect(endpoints.find(wanted)?.href).toBe(`${LOCAL}/`);
    expect(endpoints.unused).toEqual(['https://other.example']);
    expect(endpoints.whyIdle(wanted)).toBeUndefined();
  });

  test.each([
    ['https://a.example', 'https://b.example'],
    ['https://a.example:8088', 'https://a.example'],
    [DOMAIN, `${DOMAIN}-2`],
  ])('finds nothing when there is %s, but %s is delivered to', (address, wanted) => {
    const endpoints = new LocalEndpoints({ [address]: LOCAL });
    expect(endpoints.find(wanted)).toBeUndefined();
    expect(endpoints.unused).toEqual([address]);
    expect(endpoints.whyIdle(wanted)).toBe(
      `give a local endpoint for ${wanted} (--endpoint ${wanted}=http://127.0.0.1:PORT)`,
    );
  });

  test.each(['http://127.0.0.1:1', 'http://localhost:1', 'https://127.0.0.1:8088', 'http://[::1]:9200'])(
    'takes %s',
    (local) => {
      expect(new LocalEndpoints({ 'https://a.example': local }).find('a.example')?.origin).toBe(local);
    },
  );

  test.each([
    'http://10.0.0.1:9000',
    'https://a.example',
    'http://127.0.0.1.a.example',
    'http://localhost.a.example',
    'ftp://127.0.0.1',
    '127.0.0.1:9000',
    '9000',
    '',
  ])('refuses to send to %j', (local) => {
    expect(() => new LocalEndpoints({ 'https://a.example': local })).toThrow(
      new UnreadableInput(`endpoints: https://a.example must be at http://127.0.0.1:PORT, got ${local}`),
    );
  });

  test('refuses what is no address', () => {
    expect(() => new LocalEndpoints({ 'a b': LOCAL })).toThrow(
      new UnreadableInput('endpoints: an address must be a URL, a host name or an ARN, got a b'),
    );
  });
});
