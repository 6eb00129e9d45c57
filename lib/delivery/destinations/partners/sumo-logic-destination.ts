import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Sumo Logic destination. */
export interface SumoLogicDestinationProps extends HttpEndpointOptions {
  /** The secret whose `url` is the address of a Kinesis source of Sumo Logic: who knows it may write there. */
  readonly secret: ISecret;
}

/**
 * Delivers logs or metrics to a source of Sumo Logic.
 *
 * CloudFormation reads the address from the secret at each deployment, so a new address takes a deployment.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new SumoLogicDestination({ secret });
 */
export class SumoLogicDestination extends HttpEndpointDestination {
  constructor(props: SumoLogicDestinationProps) {
    const url = props.secret.secretValueFromJson('url').unsafeUnwrap();
    super(partnerEndpoint(PARTNERS.sumoLogic, { url }, props));
  }
}
