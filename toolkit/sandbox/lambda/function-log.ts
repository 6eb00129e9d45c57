import type { ActingServices } from '../kernel/acting-services';
import { AwsError } from '../kernel/aws-error';
import type { Place } from '../kernel/encryption';
import { logStreamArn } from '../kernel/log-stream-arn';

/** The log stream of an execution environment. A function whose role may not log runs all the same. */
export class FunctionLog {
  private readonly isCreated: boolean;

  constructor(
    private readonly services: Pick<ActingServices, 'identity' | 'logs'>,
    private readonly logGroup: string,
    private readonly logStream: string,
    place: Place,
  ) {
    const resource = logStreamArn(logGroup, '', place);
    this.isCreated = admitted(() => services.identity.require({ action: 'logs:CreateLogStream', resource }));
  }

  write(line: string): void {
    if (this.isCreated) admitted(() => this.services.logs.write(this.logGroup, this.logStream, line));
  }
}

function admitted(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}
