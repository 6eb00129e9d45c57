import { UnreadableInput } from '../kernel/unreadable-input';
import type { FaultKind, TimedFault } from './fault-kind';
import { FAULT_KINDS, type Fault } from './fault-kinds';
import { oneOf, optional, type PropertyRule, wholeNumber } from './property-rules';

type AnyKind = FaultKind<TimedFault & { readonly type: string }>;
type Properties = Readonly<Record<string, unknown>>;

const KINDS: ReadonlyMap<unknown, AnyKind> = new Map(FAULT_KINDS.map((kind) => [kind.type, kind]));

export function kindOf({ type }: Fault): AnyKind {
  return KINDS.get(type) as AnyKind;
}

/** @throws UnreadableInput that names the owner, the property, what it must be and what it is */
export function requireFault(owner: string, value: unknown): Fault {
  if (typeof value !== 'object' || value === null)
    throw new UnreadableInput(`${owner} must be an object, got ${shown(value)}`);
  const fault = value as Properties;
  const kind = KINDS.get(fault.type);
  if (kind === undefined) throw mustBe(owner, 'type', oneOf([...KINDS.keys()] as string[]), fault.type);
  const rules: Readonly<Record<string, PropertyRule>> = { afterMs: optional(wholeNumber(0)), ...kind.properties };
  for (const [name, rule] of Object.entries(rules)) requireProperty(owner, name, rule, fault[name]);
  requireKnown(`${owner} (${kind.type})`, fault, ['type', ...Object.keys(rules)]);
  return value as Fault;
}

function requireProperty(owner: string, name: string, rule: PropertyRule, value: unknown): void {
  const isAbsent = value === undefined && rule.isOptional === true;
  if (!isAbsent && !rule.accepts(value)) throw mustBe(owner, name, rule, value);
}

function requireKnown(owner: string, fault: Properties, known: readonly string[]): void {
  const unknown = Object.keys(fault).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UnreadableInput(`${owner}: properties must be of ${known.join(', ')}, got ${unknown}`);
}

function mustBe(owner: string, name: string, { allowed }: PropertyRule, value: unknown): UnreadableInput {
  return new UnreadableInput(`${owner}: ${name} must be ${allowed}, got ${shown(value)}`);
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
