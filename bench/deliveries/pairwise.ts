/** What can be chosen of each option. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** One value of each option. */
export type Choice<F extends Factors> = { readonly [Option in keyof F]: F[Option][number] };

interface Candidate<C> {
  readonly choice: C;
  readonly pairs: readonly string[];
}

/** Few choices in which every two values meet that may, each time the first of those which bring the most new pairs. */
export function pairwise<F extends Factors>(factors: F, isLegal: (choice: Choice<F>) => boolean): Choice<F>[] {
  const candidates = legalChoices(factors, isLegal).map((choice) => ({ choice, pairs: pairsOf(choice) }));
  const uncovered = new Set(candidates.flatMap(({ pairs }) => pairs));
  const chosen: Choice<F>[] = [];
  while (uncovered.size > 0) {
    const best = mostUncovered(candidates, uncovered);
    for (const pair of best.pairs) uncovered.delete(pair);
    chosen.push(best.choice);
  }
  return chosen;
}

/** Every choice there is, in the order of the options and their values. */
export function legalChoices<F extends Factors>(factors: F, isLegal: (choice: Choice<F>) => boolean): Choice<F>[] {
  let choices: Record<string, string>[] = [{}];
  for (const [option, values] of Object.entries(factors)) {
    choices = choices.flatMap((choice) => values.map((value) => ({ ...choice, [option]: value })));
  }
  return (choices as Choice<F>[]).filter(isLegal);
}

/** Every two values of a choice, as text. */
export function pairsOf(choice: Readonly<Record<string, string>>): string[] {
  const values = Object.entries(choice).map((entry) => entry.join(': '));
  return values.flatMap((one, i) => values.slice(i + 1).map((other) => `${one} with ${other}`));
}

function mostUncovered<C>(candidates: readonly Candidate<C>[], uncovered: ReadonlySet<string>): Candidate<C> {
  let best = candidates[0] as Candidate<C>;
  let most = -1;
  for (const candidate of candidates) {
    const count = candidate.pairs.filter((pair) => uncovered.has(pair)).length;
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}
