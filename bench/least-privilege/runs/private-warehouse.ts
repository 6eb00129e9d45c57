import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import type { Outcome } from '../app-run';
import { putRecords } from './put-records';

const ORDER = '{"order_id":"o-1","ordered_at":"2026-06-01T11:59:00Z","amount":12.5}';
/** Views of a stream refresh ten seconds after records came. */
const REFRESH_MS = 15_000;

/** An order that is put twice, and what is none. */
export async function runPrivateWarehouse(sandbox: Sandbox): Promise<Outcome> {
  await putRecords(sandbox, 'PrivateWarehouse/Orders', ORDER, ORDER, 'no order');
  await sandbox.clock.advance(REFRESH_MS);

  const [orders] = await sandbox.query(`
    SELECT count(*) AS orders, sum(amount) AS amount FROM orders WHERE ordered_at = '2026-06-01 11:59:00'`);
  const [records] = await sandbox.query(`
    SELECT count(*) AS records, count(malformed) AS malformed FROM orders_records`);
  const counts = Object.entries({ ...orders, ...records });
  return Object.fromEntries(counts.map(([name, count]) => [name, Number(count)]));
}
