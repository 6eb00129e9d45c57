// Runs one case after the other for bench/ledger.ts, which has as many of these as there are cores.
import { caseOfKinds } from './cases';
import { type CaseResult, type Run, runCase } from './run-case';

export interface Task {
  readonly run: Run;
  /** Places in FAULT_KINDS: of one fault, of two, or of none. */
  readonly kinds: readonly number[];
}

export type Answer = { readonly result: CaseResult } | { readonly error: string };

process.on('message', ({ run, kinds }: Task) => {
  const ledgerCase = caseOfKinds(kinds);
  runCase(run, ledgerCase).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: `${ledgerCase.name}: ${error.stack}` }),
  );
});
