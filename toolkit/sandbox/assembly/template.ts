/** A CloudFormation template, as far as the sandbox reads it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
}

export interface TemplateParameter {
  readonly Type?: string;
  readonly Default?: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface TemplateOutput {
  readonly Value: unknown;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}

/** A stack to be run, with where it would be deployed. */
export interface StackSource {
  readonly stackName: string;
  /** The path of its construct, which no other stack of the assembly has. */
  readonly id?: string;
  /** Absent when the app left it open. */
  readonly region?: string;
  readonly account?: string;
  readonly template: Template;
  /** Paths of constructs by logical id, where the assembly tells them. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Values given for the template's parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The file that the template is in. */
  readonly file?: string;
  /** What constructs acknowledge of the rules of validation plugins. */
  readonly acknowledgements?: readonly RuleAcknowledgement[];
}

export interface RuleAcknowledgement {
  /** With the name of its plugin: `StreamingChecks::stream-retention`. */
  readonly rule: string;
  readonly reason: string;
  /** Of the construct; it holds for whatever is below it, too. */
  readonly path: string;
}
