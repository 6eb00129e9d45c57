import { DistinctClients } from '../../../lambda/traffic-window/distinct-clients';

describe('DistinctClients', () => {
  test('of nothing is nothing', () => {
    expect(new DistinctClients().estimate()).toBe(0);
  });

  test.each([1, 5, 50])('counts %p clients exactly', (count) => {
    expect(seen(count).estimate()).toBe(count);
  });

  test.each([1_000, 4_000, 8_000, 20_000, 200_000])(
    'estimates %p clients within 5 %, three times its error',
    (count) => {
      expect(Math.abs(seen(count).estimate() / count - 1)).toBeLessThan(0.05);
    },
  );

  test('has a standard error of about 1.6 % over many windows', () => {
    const errors = Array.from({ length: 40 }, (_, window) => seen(5_000, window * 10_000).estimate() / 5_000 - 1);
    const square = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect(Math.sqrt(square)).toBeLessThan(0.025);
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.01);
  });

  test('does not count a client twice', () => {
    const clients = seen(100);
    addAll(clients, 100, 0);
    expect(clients.estimate()).toBe(seen(100).estimate());
  });

  test('goes on from its text', () => {
    const clients = new DistinctClients(seen(500).toString());
    addAll(clients, 500, 500);
    expect(clients.toString()).toBe(seen(1_000).toString());
  });

  test('starts anew from a text of another size', () => {
    expect(new DistinctClients('AAAA').estimate()).toBe(0);
  });

  test('reads only its range of the bytes', () => {
    const clients = new DistinctClients();
    clients.add(Buffer.from('xx10.0.0.1yy'), 2, 10);
    const same = new DistinctClients();
    same.add(Buffer.from('10.0.0.1'));
    expect(clients.toString()).toBe(same.toString());
  });
});

function seen(count: number, first = 0): DistinctClients {
  const clients = new DistinctClients();
  addAll(clients, count, first);
  return clients;
}

function addAll(clients: DistinctClients, count: number, first: number): void {
  for (let i = first; i < first + count; i++) {
    clients.add(Buffer.from(`10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`));
  }
}
