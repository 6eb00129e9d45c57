import type { LegAccounts } from './accounts';
import type { CaseResult } from './run-case';

/** Accounts that must be empty, whatever goes wrong. */
const EMPTY = ['lost', 'unaccounted', 'duplicated', 'disordered'] as const satisfies readonly (keyof LegAccounts)[];

/** What is not as promised, one line each. */
export function problemsOf(
  { processing, lake, pending, alarms }: CaseResult,
  expectedAlarms?: readonly string[],
): string[] {
  const legs = Object.entries({ processing, lake });
  const inAccounts = legs.flatMap(([leg, accounts]) =>
    EMPTY.filter((account) => accounts[account] > 0).map((account) => `${leg}: ${accounts[account]} ${account}`),
  );
  const isExpected = expectedAlarms === undefined || alarms.join() === [...expectedAlarms].sort().join();
  return [
    ...inAccounts,
    ...pending.slice(0, 1).map((first) => `still under way: ${first}`),
    ...(isExpected ? [] : [`alarms of ${alarms.join(', ') || 'nothing'} instead of ${expectedAlarms?.join(', ')}`]),
  ];
}
