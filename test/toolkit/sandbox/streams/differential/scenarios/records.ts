import type { Session } from '../session';

const LAST_KEY = String(2n ** 128n - 1n);
const MIDDLE_KEY = String(2n ** 127n);
const RECORD = { PartitionKey: 'k', Data: 'QQ==' };

export async function records(session: Session): Promise<void> {
  const logs = await session.stream('logs', 2);
  const put = (name: string, record: object) => session.step(name, 'PutRecord', { ...logs, ...RECORD, ...record });
  const putMany = (name: string, Records: readonly object[]) => session.step(name, 'PutRecords', { ...logs, Records });

  const { SequenceNumber } = await put('put', {});
  await session.step('put by ARN', 'PutRecord', { StreamARN: session.arn('logs'), ...RECORD });
  await put('put after a number', { SequenceNumberForOrdering: SequenceNumber });
  for (const key of ['', 'a', 'ключ', '💧', 'x'.repeat(256), 'x'.repeat(257), 'ü'.repeat(256)]) {
    await put(`put with key ${key.slice(0, 2)} of ${key.length}`, { PartitionKey: key });
  }
  for (const key of ['0', MIDDLE_KEY, String(BigInt(MIDDLE_KEY) - 1n), LAST_KEY, String(2n ** 128n), '01', 'x', '-1']) {
    await put(`put with hash key ${key}`, { ExplicitHashKey: key });
  }
  await put('put without data', { Data: undefined });
  await put('put empty data', { Data: '' });
  await putMany(
    'put many',
    Array.from({ length: 50 }, (_, i) => ({ ...RECORD, PartitionKey: `key-${i}` })),
  );
  await putMany('put many with hash keys', [
    { ...RECORD, ExplicitHashKey: LAST_KEY },
    { ...RECORD, ExplicitHashKey: '0' },
  ]);
  await putMany('put many, one with a bad hash key', [RECORD, { ...RECORD, ExplicitHashKey: String(2n ** 128n) }]);
  await putMany('put none', []);
  await putMany('put 501', Array(501).fill(RECORD));
  await session.step('put to what is not there', 'PutRecord', { StreamName: 'none', ...RECORD });
}
