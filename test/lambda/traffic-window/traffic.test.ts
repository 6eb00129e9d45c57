import { AccessLineScanner } from '../../../lambda/shared/access-line-scanner';
import { parseLine } from '../../../lambda/shared/log-line';
import { Traffic } from '../../../lambda/traffic-window/traffic';

const LINE = '10.0.0.1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512';

describe('Traffic', () => {
  test.each([
    ['200 512', { Requests: 1, Bytes: 512 }],
    ['404 7', { Requests: 1, ClientErrors: 1, Bytes: 7 }],
    ['503 0', { Requests: 1, ServerErrors: 1 }],
    ['304 -', { Requests: 1 }],
    ['101 999999999999999', { Requests: 1, Bytes: 999_999_999_999_999 }],
  ])('counts %p the same, scanned or parsed', (end, metrics) => {
    const line = LINE.replace('200 512', end);
    const expected = { ...none(), DistinctClients: 1, ...metrics };
    expect(scanned(line).toMetrics()).toEqual(expected);
    expect(parsed(line).toMetrics()).toEqual(expected);
    expect(scanned(line).toState()).toEqual(parsed(line).toState());
  });

  test('counts a malformed line, and no request', () => {
    expect(parsed('hello').toMetrics()).toEqual({ ...none(), MalformedLines: 1 });
  });

  test('counts no client where the line names none', () => {
    const line = LINE.replace('10.0.0.1', '-');
    expect(scanned(line).toMetrics()).toEqual({ ...none(), Requests: 1, Bytes: 512 });
    expect(parsed(line).toMetrics()).toEqual({ ...none(), Requests: 1, Bytes: 512 });
  });

  test('counts a request whose status is not known', () => {
    expect(parsed('{"path":"/a"}').toMetrics()).toEqual({ ...none(), Requests: 1 });
  });

  test('goes on from its state', () => {
    const traffic = new Traffic(JSON.parse(JSON.stringify(scanned(LINE).toState())));
    traffic.parsed(parseLine(LINE.replace('10.0.0.1', '10.0.0.2')));
    expect(traffic.toMetrics()).toEqual({ ...none(), Requests: 2, Bytes: 1024, DistinctClients: 2 });
  });
});

function none() {
  return { Requests: 0, ClientErrors: 0, ServerErrors: 0, Bytes: 0, MalformedLines: 0, DistinctClients: 0 };
}

function scanned(text: string): Traffic {
  const traffic = new Traffic();
  const line = new AccessLineScanner();
  expect(line.scan(Buffer.from(`${text}\n`), 0)).toBe(true);
  traffic.scanned(line);
  return traffic;
}

function parsed(text: string): Traffic {
  const traffic = new Traffic();
  traffic.parsed(parseLine(text));
  return traffic;
}
