import { Allowance } from '../../../lib/audit/expressions/allowance';
import { StackScope } from '../../sandbox/assembly/stack-scope';
import type { StackSource } from '../../sandbox/assembly/template';
import { marker } from './marker';

const PLACE = { region: 'us-east-1', account: '111111111111', partition: 'aws' };

/** What all stacks together may resolve to. */
const MOST_MEBIBYTES = 64;

/** Values that stacks hand to one another; what comes from elsewhere is named only. */
class LenientExports extends Map<string, unknown> {
  override has(): boolean {
    return true;
  }

  override get(name: string): unknown {
    return super.has(name) ? super.get(name) : `import:${name}`;
  }
}

export interface SharedValues {
  readonly exports: Map<string, unknown>;
  readonly outputs: Map<string, unknown>;
  readonly allowance: Allowance;
}

export function sharedValues(): SharedValues {
  return { exports: new LenientExports(), outputs: new LenientExports(), allowance: new Allowance(MOST_MEBIBYTES) };
}

/** Resolves a template that is not deployed: every resource and attribute is a marker, so that references can be followed. */
export class MarkedScope extends StackScope {
  private readonly stackName: string;
  private readonly allowance: Allowance;

  constructor(stack: StackSource, shared: SharedValues) {
    const place = { ...PLACE, region: stack.region ?? PLACE.region, account: stack.account ?? PLACE.account };
    super(stack, place, shared, () => {});
    this.stackName = stack.stackName;
    this.allowance = shared.allowance;
    for (const logicalId of Object.keys(stack.template.Resources ?? {})) {
      this.add(logicalId, { ref: marker(`${stack.stackName}/${logicalId}`) });
    }
  }

  override attribute(logicalId: string, name: string): unknown {
    return marker(`${this.stackName}/${logicalId}`, name);
  }

  made(value: unknown): void {
    if (this.allowance.take(value)) return;
    throw new Error(`the functions of the templates make more than ${MOST_MEBIBYTES} MiB`);
  }
}
