import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const DATA = new InterfaceService('WarehouseData', InterfaceVpcEndpointAwsService.REDSHIFT_DATA, {
  fips: InterfaceVpcEndpointAwsService.REDSHIFT_DATA_FIPS,
});

const CREDENTIALS = new InterfaceService('WarehouseCredentials', InterfaceVpcEndpointAwsService.REDSHIFT_SERVERLESS, {
  fips: InterfaceVpcEndpointAwsService.REDSHIFT_SERVERLESS_FIPS,
});

const RUN_ACTIONS = ['redshift-data:BatchExecuteStatement', 'redshift-data:ExecuteStatement'];

const RESULT_ACTIONS = [
  'redshift-data:CancelStatement',
  'redshift-data:DescribeStatement',
  'redshift-data:GetStatementResult',
];

/** Statements have no ARN: what the caller has run is as narrow as it gets. */
const OWN_STATEMENTS = { StringEquals: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' } };

export function warehouseDataAccess(arns: string[]): EndpointAccess {
  const run = allowing(RUN_ACTIONS, requireSome('arns', arns));
  return { service: DATA, statements: [run, allowing(RESULT_ACTIONS, ['*'], OWN_STATEMENTS)] };
}

export function warehouseCredentialsAccess(workgroupArns: string[]): EndpointAccess {
  const actions = ['redshift-serverless:GetCredentials', 'redshift-serverless:GetWorkgroup'];
  return { service: CREDENTIALS, statements: [allowing(actions, requireSome('workgroupArns', workgroupArns))] };
}
