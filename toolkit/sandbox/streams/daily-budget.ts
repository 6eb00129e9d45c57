import { limitExceeded } from './errors';
import type { DataStream } from './stream';
import { type BudgetedOperation, DAILY_LIMITS } from './stream-settings';

const DAY_MS = 86_400_000;

/** @throws AwsError `LimitExceededException` when the operation was done as often as a day allows */
export function requireDailyBudget(stream: DataStream, operation: BudgetedOperation): void {
  if (recentOf(stream, operation).length < DAILY_LIMITS[operation]) return;
  throw limitExceeded(
    `Number of ${operation} operations within the past 24 hours has reached the limit of ${DAILY_LIMITS[operation]}.`,
  );
}

export function spendDailyBudget(stream: DataStream, operation: BudgetedOperation): void {
  const times = [...recentOf(stream, operation), stream.now];
  stream.update({ recentOperations: { ...stream.document.recentOperations, [operation]: times } });
}

function recentOf(stream: DataStream, operation: BudgetedOperation): readonly number[] {
  const times = stream.document.recentOperations?.[operation] ?? [];
  return times.filter((time) => time > stream.now - DAY_MS);
}
