import { type Owner, requirePattern } from '../private/validation';

const STEP = String.raw`\.[A-Za-z_][\w-]*|\[\d+\]|\['[^']+'\]`;
const FIELD = new RegExp(`^\\$(?:${STEP})+$`);
const STEPS = new RegExp(STEP, 'g');
const ALLOWED = "a JSON path of names and indexes such as $.order.items[0]['unit price']";

/** The names of members and the indexes that a JSON path leads through. */
export function fieldPath(owner: Owner, prop: string, field: string): (string | number)[] {
  requirePattern(owner, prop, field, FIELD, ALLOWED);
  return (field.match(STEPS) ?? []).map((step) => {
    if (step.startsWith('.')) return step.slice(1);
    return step.startsWith("['") ? step.slice(2, -2) : Number(step.slice(1, -1));
  });
}
