import type { Inventory } from '../inventory';
import type { Trigger } from '../kernel/fault-point';
import type { Rooms } from '../rooms';
import type { PropertyRule } from './property-rules';

/** What every fault can say. */
export interface TimedFault {
  /**
   * Milliseconds of the sandbox's clock until it begins.
   * @default 0
   */
  readonly afterMs?: number;
}

/** A fault that strikes now and then from its beginning to its end. */
export interface LastingFault extends TimedFault {
  /**
   * Milliseconds of the sandbox's clock that it lasts.
   * @default - as long as the sandbox, or as `times` says
   */
  readonly forMs?: number;
  /**
   * How often it strikes in all.
   * @default - as long as it lasts
   */
  readonly times?: number;
  /**
   * Part of all occasions on which it strikes, above 0 and up to 1, chosen by `seed`.
   * @default 1
   */
  readonly share?: number;
  /**
   * The same seed chooses the same occasions.
   * @default 1
   */
  readonly seed?: number;
}

/** What a fault can lay hands on. */
export interface FaultSite {
  readonly rooms: Rooms;
  readonly inventory: Inventory;
  /** Runs a task by the sandbox's clock. */
  later(delayMs: number, task: () => void): void;
  /** Ends the sandbox as the end of its process would. */
  kill(): Promise<void>;
}

/** How one kind of fault is written, and what it does. */
export interface FaultKind<F extends TimedFault & { readonly type: string }> {
  readonly type: F['type'];
  /** What it takes beside `type` and `afterMs`. */
  readonly properties: { readonly [P in Exclude<keyof F, 'type' | 'afterMs'>]-?: PropertyRule };
  /**
   * Finds what it concerns, and gives how it begins.
   * @throws Error when there is no such thing
   */
  prepare(fault: F, site: FaultSite): (trigger: Trigger) => void;
}
