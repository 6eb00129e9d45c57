import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { requirePattern } from '../../../private/validation';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a LogicMonitor destination. */
export interface LogicMonitorDestinationProps extends HttpEndpointOptions {
  /** The account: the first label of its host name, before `.logicmonitor.com`. */
  readonly account: string;

  /** The secret whose `api_key` is an API key of the account. */
  readonly secret: ISecret;
}

/**
 * Delivers to an account of LogicMonitor.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new LogicMonitorDestination({ account: 'shop', secret });
 */
export class LogicMonitorDestination extends HttpEndpointDestination {
  constructor(props: LogicMonitorDestinationProps) {
    const { account, secret } = props;
    const { owner } = PARTNERS.logicMonitor;
    requirePattern(owner, 'account', account, /^[a-z0-9-]{1,63}$/i, '1 to 63 letters, digits and -');
    super(partnerEndpoint(PARTNERS.logicMonitor, { url: `https://${account}.logicmonitor.com`, secret }, props));
  }
}
