import { Slots } from '../../../../toolkit/cli/tail/slots';

describe('Slots', () => {
  test('are taken in turn, and no more at a time than there are', async () => {
    const slots = new Slots(2);
    const order: number[] = [];
    const [first] = await Promise.all([slots.take(), slots.take()]);
    const waiting = [3, 4].map((n) =>
      slots.take().then((release) => {
        order.push(n);
        return release;
      }),
    );
    await Promise.resolve();
    expect(order).toEqual([]);
    first?.();
    (await waiting[0])?.();
    await waiting[1];
    expect(order).toEqual([3, 4]);
  });

  test('are free again after all have waited', async () => {
    const slots = new Slots(1);
    (await slots.take())();
    (await slots.take())();
    expect(await slots.take()).toBeInstanceOf(Function);
  });
});
