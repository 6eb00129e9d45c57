import { estimate } from './estimate';
import { Flows } from './flow/flows';
import { MOVES } from './moves';
import type { Design, Move } from './moves/move';
import type { PriceTable } from './price-table';

/** What a move saves once those before it are made. */
export interface Saving {
  readonly id: string;
  readonly title: string;
  readonly condition?: string;
  readonly saves: number;
  readonly totalAfter: number;
}

/** Below this, a month is not worth a line. */
const LEAST_USD = 0.5;

interface Tried {
  readonly move: Move;
  readonly design: Design;
  readonly usd: number;
}

/** The most valuable move first, then the one that saves most after it, and so on: savings do not overlap. */
export function savings(flows: Flows, prices: PriceTable): readonly Saving[] {
  const found: Saving[] = [];
  let before = { flows, usd: estimate(flows, prices).usd };
  let open: readonly Move[] = MOVES;
  for (;;) {
    const best = cheapest(open, before.flows, prices);
    if (best === undefined || before.usd - best.usd < LEAST_USD) return found;
    const { id, title, condition } = best.move;
    found.push({ id, title, condition, saves: before.usd - best.usd, totalAfter: best.usd });
    before = { flows: new Flows(best.design.model, best.design.workload), usd: best.usd };
    open = open.filter((move) => move !== best.move);
  }
}

function cheapest(moves: readonly Move[], flows: Flows, prices: PriceTable): Tried | undefined {
  const tried = moves.flatMap((move): Tried[] => {
    const design = move.apply(flows);
    if (design === undefined) return [];
    return [{ move, design, usd: estimate(new Flows(design.model, design.workload), prices).usd }];
  });
  return tried.reduce<Tried | undefined>((best, each) => (best && best.usd <= each.usd ? best : each), undefined);
}
