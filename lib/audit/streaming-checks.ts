import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { requireThat } from '../private/validation';
import type { CheckConcern } from './check-concern';
import { CheckSeverity } from './check-severity';
import type { Rule } from './rule';
import { RULES } from './rules';
import { synthesizedTemplates } from './synthesized-templates';
import { violationsIn } from './violations';

const PLUGIN_NAME = 'StreamingChecks';

/** Properties of the checks of streaming resources. */
export interface StreamingChecksProps {
  /**
   * The lowest severity that fails synthesis; whatever is below it is a warning.
   *
   * @default CheckSeverity.HIGH
   */
  readonly failOn?: CheckSeverity;

  /**
   * Concerns whose rules are left out.
   *
   * @default - none
   */
  readonly excludedConcerns?: CheckConcern[];

  /**
   * Ids of rules that are left out everywhere; a finding at one place is acknowledged there, with its reason.
   *
   * @default - none
   */
  readonly excludedRules?: string[];
}

/**
 * Checks the synthesized templates of an app, nested stacks included, for what loses, exposes or wastes streaming data.
 *
 * A finding is acknowledged with `Validations.of(construct).acknowledge({ id: 'StreamingChecks::stream-retention', reason: '...' })`.
 *
 * @example
 * Validations.of(this).addPlugins(new StreamingChecks(this));
 */
export class StreamingChecks implements IPolicyValidationPlugin {
  /** The name of the plugin, which the ids of acknowledged rules begin with. */
  public readonly name: string = PLUGIN_NAME;

  /** The version of the library. */
  public readonly version?: string = libraryVersion();

  /** The ids of the rules that are checked. */
  public readonly ruleIds?: string[];

  private readonly rules: readonly Rule[];
  private readonly failOn: CheckSeverity;

  /** @param scope the app or the stage to be checked */
  constructor(scope: IConstruct, props: StreamingChecksProps = {}) {
    const { failOn = CheckSeverity.HIGH, excludedConcerns = [], excludedRules = [] } = props;
    requireRules(scope, excludedRules);
    const concerns: readonly string[] = excludedConcerns;
    this.rules = RULES.filter(({ id, concern }) => !excludedRules.includes(id) && !concerns.includes(concern));
    this.ruleIds = this.rules.map(({ id }) => id);
    this.failOn = failOn;
  }

  /**
   * Checks the templates; called while the app is synthesized.
   *
   * @param context the templates to be checked
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = synthesizedTemplates(context).flatMap((template) =>
      violationsIn(template, this.rules, this.failOn),
    );
    return { success: violations.every(({ severity }) => severity !== 'error'), violations };
  }
}

function requireRules(scope: IConstruct, ids: readonly string[]): void {
  const known = new Set(RULES.map(({ id }) => id));
  const owner = scope.node.path === '' ? PLUGIN_NAME : scope.node.path;
  for (const id of ids) requireThat(known.has(id), owner, 'excludedRules', 'ids of rules', JSON.stringify(id));
}

function libraryVersion(): string {
  return JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8')).version;
}
