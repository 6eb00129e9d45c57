import type { Identity } from '../kernel/identity';
import type {
  AsynchronousFunctionService,
  AsynchronousInvocation,
  FunctionDescription,
  FunctionService,
  InvocationResult,
} from '../kernel/services';

export type Functions = FunctionService & AsynchronousFunctionService;

/** Functions as somebody invokes them who must be allowed to. */
export class AuthorizedFunctions implements Functions {
  constructor(
    private readonly functions: Functions,
    private readonly identity: Identity,
    /** The ARN of a function or one of its versions or aliases, by its name or ARN. */
    private readonly arnOf: (arnOrName: string) => string,
  ) {}

  describe(arnOrName: string): FunctionDescription {
    this.require('lambda:GetFunctionConfiguration', arnOrName);
    return this.functions.describe(arnOrName);
  }

  async invoke(arnOrName: string, event: string, requestId?: string): Promise<InvocationResult> {
    this.require('lambda:InvokeFunction', arnOrName);
    return this.functions.invoke(arnOrName, event, requestId);
  }

  invokeAsynchronously(invocation: AsynchronousInvocation): string {
    this.require('lambda:InvokeFunction', invocation.functionArn);
    return this.functions.invokeAsynchronously(invocation);
  }

  private require(action: string, arnOrName: string): void {
    this.identity.require({ action, resource: this.arnOf(arnOrName) });
  }
}
