import { DECODERS } from '../../../../toolkit/cli/tail/decode';
import { LINE_FORMATS } from '../../../../toolkit/cli/tail/line-format';
import { parseTailOptions } from '../../../../toolkit/cli/tail/tail-options';

const NOW = Date.UTC(2026, 0, 5);

describe('parseTailOptions', () => {
  test('goes on from the latest when nothing else is said', () => {
    expect(parseTailOptions(['logs'], NOW)).toEqual({
      stream: 'logs',
      from: { Type: 'LATEST' },
      until: undefined,
      limit: Number.POSITIVE_INFINITY,
      shard: undefined,
      selections: [],
      decoder: DECODERS.auto,
      format: LINE_FORMATS.text,
      fanOut: undefined,
      quiet: false,
      client: {},
    });
  });

  test('takes every option', () => {
    const options = parseTailOptions(
      [
        ...['logs', '--from', '1h', '--until', 'LATEST', '--limit', '5', '--shard', 'shardId-000000000001'],
        ...['--filter', '{"data":[""]}', '--grep', 'x', '--decode', 'hex', '--output', 'ndjson', '--consumer', 'mine'],
        ...['--quiet', '--region', 'eu-west-1'],
      ],
      NOW,
    );
    expect(options).toMatchObject({
      from: { Type: 'AT_TIMESTAMP', Timestamp: new Date(NOW - 3_600_000) },
      until: { Type: 'LATEST' },
      limit: 5,
      shard: 'shardId-000000000001',
      selections: [expect.any(Function), expect.any(Function)],
      decoder: DECODERS.hex,
      format: LINE_FORMATS.ndjson,
      fanOut: { consumer: 'mine' },
      quiet: true,
      client: { region: 'eu-west-1' },
    });
  });

  test('registers a consumer when none is named', () => {
    expect(parseTailOptions(['logs', '--fan-out'], NOW).fanOut).toEqual({ consumer: undefined });
  });

  test.each([
    [[], 'tail must name one stream, got none'],
    [['a', 'b'], 'tail must name one stream, got a, b'],
    [['a', '--limit', '0'], '--limit must be a whole number from 1 to 9007199254740991, got 0'],
    [['a', '--decode', 'xml'], '--decode must be one of auto, json, lines, text, hex, base64, got xml'],
    [['a', '--decode', 'toString'], '--decode must be one of auto, json, lines, text, hex, base64, got toString'],
    [['a', '--output', 'xml'], '--output must be one of text, ndjson, got xml'],
  ])('refuses %j', (args, message) => {
    expect(() => parseTailOptions(args, NOW)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});
