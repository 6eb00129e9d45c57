import { LATEST } from './lambda-function';

/** Published versions and aliases. A template deploys one state of a function, so every version runs the same code. */
export class VersionRegistry {
  private readonly published = new Map<string, number>();
  private readonly aliases = new Map<string, string>();

  publish(functionName: string): string {
    const version = (this.published.get(functionName) ?? 0) + 1;
    this.published.set(functionName, version);
    return String(version);
  }

  alias(functionName: string, name: string, version: string): void {
    if (this.resolve(functionName, version) === undefined) {
      throw new Error(`FunctionVersion must be a version of ${functionName}, got ${JSON.stringify(version)}`);
    }
    this.aliases.set(`${functionName}:${name}`, version);
  }

  /** The version that a qualifier means. */
  resolve(functionName: string, qualifier: string = LATEST): string | undefined {
    const aliased = this.aliases.get(`${functionName}:${qualifier}`);
    if (aliased !== undefined) return aliased;
    const number = Number(qualifier);
    const exists = number >= 1 && number <= (this.published.get(functionName) ?? 0);
    return qualifier === LATEST || exists ? qualifier : undefined;
  }
}
