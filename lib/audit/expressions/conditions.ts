import type { Folding } from './folding';
import { ownValue } from './intrinsic';
import type { Value } from './value';

const DEPTH_LIMIT = 100;

/** Enough for two parameters with an entry per Region. */
const MOST_PAIRS = 1_600;

/** Where a stack is deployed, as far as that is known. */
export interface Environment {
  readonly region?: string;
}

/** Undecided: it depends on what the template does not tell. */
type Decision = boolean | undefined;

/** Decides the conditions of a template from the values that its parameters can have. */
export class Conditions {
  private readonly decisions = new Map<string, Decision>();

  constructor(
    private readonly folding: Pick<Folding, 'alternatives'>,
    private readonly conditions: unknown,
    private readonly environment: Environment,
  ) {}

  /** A condition that refers to itself is undecided. */
  decide(name: string): Decision {
    if (!this.decisions.has(name)) {
      this.decisions.set(name, undefined);
      this.decisions.set(name, this.evaluate(ownValue(this.conditions, name)));
    }
    return this.decisions.get(name);
  }

  private evaluate(expression: unknown, depth = 0): Decision {
    const [name, argument] = Object.entries(expression ?? {})[0] ?? [];
    if (name === 'Condition') return this.decide(String(argument));
    if (!Array.isArray(argument) || depth > DEPTH_LIMIT) return undefined;
    if (name === 'Fn::Equals') return this.equal(argument[0], argument[1]);
    const decisions = argument.map((part) => this.evaluate(part, depth + 1));
    if (name === 'Fn::And') return all(decisions);
    if (name === 'Fn::Or') return not(all(decisions.map(not)));
    return name === 'Fn::Not' ? not(decisions[0]) : undefined;
  }

  /** Decided where every pair of alternatives agrees. */
  private equal(left: unknown, right: unknown): Decision {
    const rights = this.folding.alternatives(right);
    const lefts = this.folding.alternatives(left);
    if (lefts.length * rights.length > MOST_PAIRS) return undefined;
    const pairs = lefts.flatMap((one) => rights.map((other) => this.same(one, other)));
    return pairs.every((same) => same === pairs[0]) ? pairs[0] : undefined;
  }

  private same(one: Value, other: Value): Decision {
    if (one.kind === 'known' && other.kind === 'known') return String(one.value) === String(other.value);
    if (one.kind === 'reference' && other.kind === 'known') return this.isPlace(one.logicalId, String(other.value));
    if (other.kind === 'reference' && one.kind === 'known') return this.isPlace(other.logicalId, String(one.value));
    return undefined;
  }

  /** Without a Region, a template is judged for the Regions of the partition `aws`. */
  private isPlace(pseudoParameter: string, place: string): Decision {
    const { region } = this.environment;
    if (pseudoParameter === 'AWS::Partition') return place === partitionOf(region ?? '');
    if (pseudoParameter !== 'AWS::Region') return undefined;
    if (region !== undefined) return place === region;
    return partitionOf(place) === 'aws' ? undefined : false;
  }
}

function all(decisions: readonly Decision[]): Decision {
  if (decisions.includes(false)) return false;
  return decisions.includes(undefined) ? undefined : true;
}

function not(decision: Decision): Decision {
  return decision === undefined ? undefined : !decision;
}

function partitionOf(region: string): string {
  const [area = ''] = region.split('-', 2);
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-iso')) return 'aws-iso';
  return area === 'cn' ? 'aws-cn' : 'aws';
}
