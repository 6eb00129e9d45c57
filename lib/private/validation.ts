import { type Duration, type Size, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const METRIC_NAMESPACE = /^(?!AWS\/)[\w.\-/#:]{1,255}$/;

/** Whose property is checked: a construct, or a class by its name where there is no scope. */
export type Owner = Construct | string;

/** Throws unless the value is a whole number within the bounds, both included. */
export function requireRange(
  owner: Owner,
  prop: string,
  value: number | undefined,
  min: number,
  max: number,
  unit?: string,
): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  requireThat(isWholeWithin(value, min, max), owner, prop, wholeNumber(min, max, unit), `${value}`);
}

/** Throws unless the duration is a whole number of the unit of `min`, within the bounds, both included. */
export function requireDuration(
  owner: Owner,
  prop: string,
  value: Duration | undefined,
  min: Duration,
  max: Duration,
): void {
  if (value === undefined || value.isUnresolved()) return;
  const unit = min.unitLabel();
  const [low, high] = [inUnit(min, unit), inUnit(max, unit)];
  const holds = isWholeWithin(inUnit(value, unit), low, high);
  requireThat(holds, owner, prop, wholeNumber(low, high, unit), asGiven(value));
}

/** Throws unless the size is within the bounds, both included. */
export function requireSize(owner: Owner, prop: string, value: Size | undefined, min: Size, max: Size): void {
  if (value === undefined || value.isUnresolved()) return;
  const within = value.toBytes() >= min.toBytes() && value.toBytes() <= max.toBytes();
  requireThat(within, owner, prop, `from ${min.toHumanString()} to ${max.toHumanString()}`, value.toHumanString());
}

/** Throws unless the whole text matches the pattern, which `allowed` puts into words. */
export function requirePattern(
  owner: Owner,
  prop: string,
  value: string | undefined,
  pattern: RegExp,
  allowed: string,
): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  requireThat(pattern.test(value), owner, prop, allowed, JSON.stringify(value));
}

/** Throws unless custom metrics can be written to the namespace. */
export function requireMetricNamespace(owner: Owner, metricNamespace: string | undefined): void {
  const allowed = '1 to 255 letters, digits and ._-/#:, not beginning with AWS/';
  requirePattern(owner, 'metricNamespace', metricNamespace, METRIC_NAMESPACE, allowed);
}

/** Throws unless `holds`. */
export function requireThat(holds: boolean, owner: Owner, prop: string, allowed: string, got: string): void {
  if (!holds) throw new Error(`${nameOf(owner)}: ${prop} must be ${allowed}, got ${got}`);
}

/** Throws because two props exclude one another. */
export function conflict(owner: Owner, propA: string, propB: string): never {
  throw new Error(`${nameOf(owner)}: ${propA} and ${propB} are both set, keep one`);
}

function nameOf(owner: Owner): string {
  return Construct.isConstruct(owner) ? owner.node.path : owner;
}

function isWholeWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function wholeNumber(min: number, max: number, unit?: string): string {
  return `a whole number ${unit === undefined ? '' : `of ${unit} `}from ${min} to ${max}`;
}

function asGiven(duration: Duration): string {
  return `${inUnit(duration, duration.unitLabel())} ${duration.unitLabel()}`;
}

function inUnit(duration: Duration, unit: string): number {
  const fraction = { integral: false };
  const amounts: Record<string, () => number> = {
    millis: () => duration.toMilliseconds(fraction),
    seconds: () => duration.toSeconds(fraction),
    minutes: () => duration.toMinutes(fraction),
    hours: () => duration.toHours(fraction),
  };
  return amounts[unit]?.() ?? duration.toDays(fraction);
}
