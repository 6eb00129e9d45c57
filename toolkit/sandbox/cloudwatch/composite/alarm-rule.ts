import type { AlarmState } from '../alarm/alarm-state';

/** The rule of a composite alarm, parsed. Alarms stand as they are written: by name or ARN. */
export type AlarmRule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state'; readonly state: AlarmState; readonly alarm: string }
  | { readonly kind: 'not'; readonly rule: AlarmRule }
  | { readonly kind: 'and' | 'or'; readonly left: AlarmRule; readonly right: AlarmRule }
  | {
      readonly kind: 'at-least';
      readonly threshold: number;
      /** The threshold is a percentage of the alarms. */
      readonly isPercentage: boolean;
      readonly state: AlarmState;
      /** Counts the alarms that are not in the state. */
      readonly negated: boolean;
      readonly alarms: readonly string[];
    };
