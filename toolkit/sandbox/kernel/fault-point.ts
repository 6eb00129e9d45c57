import type { Clock } from './clock';

/** Decides, on each occasion, whether a fault strikes. */
export interface Trigger {
  /** Asked once for each occasion. */
  strikes(): boolean;
  /** It never strikes again. */
  readonly isOver: boolean;
}

/** Strikes on every occasion until then. */
export function until(clock: Clock, time: number): Trigger {
  return {
    strikes: () => clock.now() < time,
    get isOver() {
      return clock.now() >= time;
    },
  };
}

/** A place where faults may strike, each with an effect of its own. */
export class FaultPoint<Effect> {
  private faults: { readonly trigger: Trigger; readonly effect: Effect }[] = [];

  add(trigger: Trigger, effect: Effect): void {
    this.faults.push({ trigger, effect });
  }

  /**
   * The effect of the first fault that strikes this time; undefined when none does.
   * @param concerns whether this is an occasion for such an effect. Default - it is for all
   */
  strike(concerns: (effect: Effect) => boolean = () => true): Effect | undefined {
    if (this.faults.length === 0) return undefined;
    this.faults = this.faults.filter(({ trigger }) => !trigger.isOver);
    return this.faults.find(({ trigger, effect }) => concerns(effect) && trigger.strikes())?.effect;
  }
}
